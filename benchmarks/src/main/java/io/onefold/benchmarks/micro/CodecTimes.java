package io.onefold.benchmarks.micro;

import io.onefold.identity.forest.Message;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.mapping.AvroMapping;
import io.onefold.schemas.mapping.RecordModel;
import io.onefold.schemas.mapping.UnifiedProfileAvro;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long records take to be written and read: an observation between the stages, and the profile of somebody with ten identifiers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@NullUnmarked // JMH sets up what a state holds.
public class CodecTimes {
    private final AvroMapping<UnifiedProfile, io.onefold.schemas.avro.UnifiedProfile> mapping =
            UnifiedProfileAvro.mapping();
    private final SpecificDatumWriter<io.onefold.schemas.avro.UnifiedProfile> writer =
            new SpecificDatumWriter<>(mapping.schema(), new RecordModel());
    private final SpecificDatumReader<io.onefold.schemas.avro.UnifiedProfile> reader =
            new SpecificDatumReader<>(mapping.schema(), mapping.schema(), new RecordModel());
    private Loop told;
    private byte[] toldBytes;
    private UnifiedProfile profile;
    private byte[] profileBytes;

    @Setup
    public void make() throws IOException {
        Person person = new Person(10);
        told = new Loop.Told(new Message.Observe(person.next()));
        toldBytes = LoopCodec.encode(told);
        profile = person.profile();
        profileBytes = writeProfile();
    }

    @Benchmark
    public byte[] writeObservation() {
        return LoopCodec.encode(told);
    }

    @Benchmark
    public Loop readObservation() {
        return LoopCodec.decode(toldBytes);
    }

    @Benchmark
    public byte[] writeProfile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        writer.write(mapping.toAvro().apply(profile), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    @Benchmark
    public UnifiedProfile readProfile() throws IOException {
        return mapping.fromAvro().apply(reader.read(null, DecoderFactory.get().binaryDecoder(profileBytes, null)));
    }
}
