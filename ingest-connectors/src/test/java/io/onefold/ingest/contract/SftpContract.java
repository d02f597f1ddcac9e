package io.onefold.ingest.contract;

import io.onefold.ingest.files.SftpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code kind: sftp}: a folder of a real SFTP server. */
final class SftpContract implements Contract {
    private final SftpServer server;
    private final SampleFiles files;
    private final PolledReader reader;
    private boolean isUp = true;

    SftpContract(Path temporary) throws IOException {
        server = new SftpServer(temporary.resolve("server"));
        server.password.set(Bench.SECRET);
        files = new SampleFiles(temporary.resolve("server/out"), Sales.header());
        reader = new PolledReader(
                """
                kind: sftp
                channel: store
                sftp:
                  host: 127.0.0.1
                  port: %d
                  user: %s
                  password: {file: '%s'}
                  host-key: "%s"
                  folder: /out
                  charset: UTF-8
                """.formatted(server.port(), SftpServer.USER, temporary.resolve(Bench.CREDENTIAL), server.fingerprint())
                        + Sales.MAPPING,
                temporary);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sales.good(number, at);
    }

    @Override
    public Sample bad(Trouble trouble) {
        return Sales.bad(trouble);
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sales.withNewField(number, at);
    }

    @Override
    public void has(List<Sample> samples) throws IOException {
        files.write(samples);
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void goDown() throws IOException {
        server.stop();
        isUp = false;
    }

    @Override
    public void comeBack() throws IOException {
        server.start();
        isUp = true;
    }

    /** Who is in already is thrown out, as where an account is locked. */
    @Override
    public void use(String secret) throws IOException {
        goDown();
        server.password.set(secret);
        comeBack();
    }

    @Override
    public String credentialName() {
        return "sftp.password";
    }

    @Override
    public void close() throws IOException {
        if (isUp) server.close();
    }
}
