package io.onefold.profile.store;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.mapping.AvroMapping;
import io.onefold.schemas.mapping.RecordModel;
import io.onefold.schemas.mapping.UnifiedProfileAvro;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** Profiles on disk: Avro by the schema of this release, which is part of the store's layout. */
final class ProfileBytes {
    private static final AvroMapping<UnifiedProfile, io.onefold.schemas.avro.UnifiedProfile> MAPPING =
            UnifiedProfileAvro.mapping();

    private static final RecordModel MODEL = new RecordModel();

    private ProfileBytes() {}

    /** Names the schema; another schema has another. */
    static long schemaFingerprint() {
        return SchemaNormalization.parsingFingerprint64(MAPPING.schema());
    }

    static byte[] write(UnifiedProfile profile) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<io.onefold.schemas.avro.UnifiedProfile>(MAPPING.schema(), MODEL)
                    .write(MAPPING.toAvro().apply(profile), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static UnifiedProfile read(byte[] bytes) {
        SpecificDatumReader<io.onefold.schemas.avro.UnifiedProfile> reader =
                new SpecificDatumReader<>(MAPPING.schema(), MAPPING.schema(), MODEL);
        try {
            return MAPPING.fromAvro()
                    .apply(reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
        } catch (IOException e) {
            throw new StoreFailure("a profile in the store is not readable: delete the store, it is then read anew", e);
        }
    }
}
