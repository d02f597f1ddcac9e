package io.onefold.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.Arbitrary;
import io.onefold.schemas.ArbitraryPublished;
import io.onefold.schemas.Channel;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.avro.ConsentState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingRoundTripTest {
    private static final int WORLDS = 500;
    private static final RecordModel MODEL = new RecordModel();

    @ParameterizedTest
    @EnumSource(Channel.class)
    void touchpointsOfEveryChannelComeBackAsTheyWent(Channel channel) throws IOException {
        holds(TouchpointAvro.mapping(channel), seed -> new Arbitrary(seed).touchpoint(channel));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void aTouchpointWrittenFieldByFieldHasTheBytesOfItsRecord(Channel channel) throws IOException {
        hasBytesOfItsRecord(
                TouchpointAvro.mapping(channel),
                new TouchpointWriter(channel, MODEL),
                seed -> new Arbitrary(seed).touchpoint(channel));
    }

    @Test
    void aProfileWrittenFieldByFieldHasTheBytesOfItsRecord() throws IOException {
        hasBytesOfItsRecord(
                UnifiedProfileAvro.mapping(),
                new UnifiedProfileWriter(),
                seed -> new ArbitraryPublished(seed).profile());
    }

    @Test
    void profilesComeBackAsTheyWent() throws IOException {
        holds(UnifiedProfileAvro.mapping(), seed -> new ArbitraryPublished(seed).profile());
    }

    @Test
    void aProfileOfAnEarlierVersionKeepsItsStatesOfConsent() {
        io.onefold.schemas.avro.UnifiedProfile earlier = UnifiedProfileAvro.toAvro(new ArbitraryPublished(1).profile());
        earlier.setConsents(Map.of("sms", ConsentState.DENIED));
        earlier.setConsentRecords(Map.of());

        assertThat(UnifiedProfileAvro.fromAvro(earlier).consents())
                .isEqualTo(Map.of(
                        "sms",
                        new Consent(io.onefold.schemas.ConsentState.DENIED, 0, "", "", "", 0, false, false, "")));
    }

    @Test
    void changesComeBackAsTheyWent() throws IOException {
        holds(ProfileChangeAvro.mapping(), seed -> new ArbitraryPublished(seed).change());
    }

    @Test
    void membershipsComeBackAsTheyWent() throws IOException {
        holds(SegmentMembershipAvro.mapping(), seed -> new ArbitraryPublished(seed).membership());
    }

    @Test
    void quarantinedMessagesComeBackAsTheyWent() throws IOException {
        holds(QuarantinedAvro.mapping(), seed -> new ArbitraryPublished(seed).quarantined());
    }

    @Test
    void theMinutesOfSourcesComeBackAsTheyWent() throws IOException {
        holds(SourceMinuteAvro.mapping(), seed -> new ArbitraryPublished(seed).sourceMinute());
    }

    @Test
    void whatWasDoneAtTheConsoleComesBackAsItWent() throws IOException {
        holds(ConsoleAuditAvro.mapping(), seed -> new ArbitraryPublished(seed).consoleAct());
    }

    @Test
    void whatWasLearnedComesBackAsItWent() throws IOException {
        holds(PopulationAvro.mapping(), seed -> new ArbitraryPublished(seed).population());
    }

    @Test
    void accountingComesBackAsItWent() throws IOException {
        holds(AccountingAvro.mapping(), seed -> new ArbitraryPublished(seed).accounting());
    }

    @Test
    void requestedCommandsComeBackAsTheyWent() throws IOException {
        holds(IdentityCommandRequestAvro.mapping(), seed -> new ArbitraryPublished(seed).command());
    }

    @Test
    void indexEntriesComeBackAsTheyWent() throws IOException {
        holds(ProfileIndexEntryAvro.mapping(), seed -> new ArbitraryPublished(seed).indexEntry());
    }

    private static <D, R extends SpecificRecord> void holds(AvroMapping<D, R> mapping, LongFunction<D> arbitrary)
            throws IOException {
        Schema asOthersSeeIt = PublicSchemas.withoutJavaProperties(mapping.schema());
        for (int seed = 0; seed < WORLDS; seed++) {
            D value = arbitrary.apply(seed);

            byte[] bytes = write(mapping.toAvro().apply(value), asOthersSeeIt);
            R record = mapping.recordType().cast(read(bytes, asOthersSeeIt, mapping.schema()));

            assertThat(mapping.fromAvro().apply(record)).as("seed %d", seed).isEqualTo(value);
            assertThat(write(record, mapping.schema()))
                    .as("bytes of seed %d", seed)
                    .hasSameSizeAs(bytes);
        }
    }

    private static <D, R extends SpecificRecord> void hasBytesOfItsRecord(
            AvroMapping<D, R> mapping, DatumWriter<D> writer, LongFunction<D> arbitrary) throws IOException {
        for (int seed = 0; seed < WORLDS; seed++) {
            D value = arbitrary.apply(seed);
            ByteArrayOutputStream to = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);

            writer.write(value, encoder);
            encoder.flush();

            assertThat(to.toByteArray())
                    .as("seed %d", seed)
                    .isEqualTo(write(mapping.toAvro().apply(value), mapping.schema()));
        }
    }

    private static byte[] write(SpecificRecord record, Schema schema) throws IOException {
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(to, null);
        new SpecificDatumWriter<SpecificRecord>(schema, MODEL).write(record, encoder);
        encoder.flush();
        return to.toByteArray();
    }

    private static SpecificRecord read(byte[] bytes, Schema written, Schema schema) throws IOException {
        return new SpecificDatumReader<SpecificRecord>(written, schema, MODEL)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }
}
