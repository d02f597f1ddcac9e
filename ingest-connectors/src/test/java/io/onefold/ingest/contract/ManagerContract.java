package io.onefold.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.callcentre.stub.ManagerStub;
import io.onefold.ingest.callcentre.stub.ManagerStub.Privilege;
import io.onefold.ingest.callcentre.stub.ManagerStub.StubEvent;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code kind: asterisk}: calls as they end, from a manager interface that is spoken over TCP. */
final class ManagerContract implements Contract {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SECONDS = 20;
    private static final int ATTEMPTS = 5;

    private final PolledReader reader;
    private ManagerStub stub;

    ManagerContract(Path temporary) throws IOException {
        stub = new ManagerStub(0, "onefold", Bench.SECRET);
        reader = new PolledReader("""
                kind: asterisk
                channel: call-centre
                asterisk:
                  host: 127.0.0.1
                  port: %d
                  user: onefold
                  secret: {file: '%s'}
                  trunks: [PJSIP/trunk]
                """.formatted(stub.port(), temporary.resolve(Bench.CREDENTIAL)), temporary);
    }

    /** Fields, a line each. */
    private static String record(int number, Instant at) {
        return """
                Source: %s
                Destination: 800
                DestinationContext: from-trunk
                Channel: PJSIP/trunk-2a
                DestinationChannel: PJSIP/1001-2b
                LastApplication: Queue
                LastData: support,t
                StartTime: %s
                BillableSeconds: 180
                Disposition: ANSWERED
                UniqueID: call-%d
                LinkedID: call-%d
                UserField: none
                """.formatted(PERSON, WRITTEN.format(at), number, number);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(record(number, at), Sample.Kept.holding("call-" + number));
    }

    @Override
    public Sample bad(Trouble trouble) {
        String record = record(77, Reader.NOW);
        Sample.Kept kept = Sample.Kept.holding("src: " + PERSON);
        return switch (trouble) {
            case MALFORMED ->
                Sample.bad(record.replace("Seconds: 180", "Seconds: three"), QuarantineReason.WRONG_TYPE)
                        .keeping(kept);
            case OVERSIZE ->
                Sample.bad(
                                record.replace("UserField: none", "UserField: " + "x".repeat(40_000)),
                                QuarantineReason.OVERSIZE)
                        .keeping(kept);
            case WRONG_ENCODING -> throw new IllegalArgumentException("see meaningless");
            case FIELD_GONE ->
                Sample.bad(record.replace("StartTime", "Started"), QuarantineReason.WRONG_TYPE)
                        .keeping(kept)
                        .saying("start");
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(record(number, at) + "Added: by a release\n");
    }

    /** Asterisk tells whoever is logged in when a call ends, and nobody later. */
    @Override
    public void has(List<Sample> samples) throws IOException, InterruptedException {
        if (!stub.awaitUsers(1, 0)) connect();
        for (Sample each : samples) stub.tell(new StubEvent("Cdr", Privilege.CDR, fields(each.text())));
    }

    /** The first poll may only tell that an earlier connection is no more; where none is to be had nobody hears what is told. */
    private void connect() throws InterruptedException {
        for (int attempts = 0; attempts < ATTEMPTS && !stub.awaitUsers(1, 0); attempts++) {
            try {
                reader.poll();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("127.0.0.1");
            }
        }
    }

    private static Map<String, String> fields(String record) {
        Map<String, String> fields = new LinkedHashMap<>();
        record.lines()
                .map(line -> line.split(": ", 2))
                .forEach(nameAndValue -> fields.put(nameAndValue[0], nameAndValue[1]));
        return fields;
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void goDown() throws IOException {
        stub.close();
    }

    @Override
    public void comeBack() throws IOException {
        stub = new ManagerStub(stub.port(), "onefold", Bench.SECRET);
    }

    @Override
    public void use(String secret) throws InterruptedException {
        stub.changeSecret(secret);
        stub.dropConnections();
        stub.awaitUsers(0, SECONDS);
    }

    @Override
    public boolean tellsAgain() {
        return false;
    }

    @Override
    public String credentialName() {
        return "secret";
    }

    @Override
    public Map<Clause, String> meaningless() {
        String notAgain = "Asterisk tells nothing again; the files of call detail records have what was missed";
        return Map.of(
                Clause.KILLED,
                notAgain,
                Clause.SLOW_KAFKA,
                notAgain + ", and LiveConnectionTest shows the bound of what waits",
                Clause.WRONG_ENCODING,
                "events are lines of UTF-8, in which other bytes become signs of replacement");
    }

    @Override
    public void close() throws IOException {
        stub.close();
    }
}
