package io.onefold.benchmarks.micro;

import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.Lookup;
import io.onefold.identity.rules.IdentityRulesParser;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** How long an identifier takes from the text that somebody typed to its key. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@NullUnmarked // JMH sets up what a state holds.
public class NormaliseTimes {
    private IdentifierReader reader;

    @Setup
    public void make() {
        byte[] secret = new byte[KeyDeriver.MIN_SECRET_BYTES];
        new Random(1).nextBytes(secret);
        KeyDeriver keys = new KeyDeriver(secret);
        reader = new IdentifierReader(
                IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(keys)), keys);
    }

    @Benchmark
    public Lookup phone() {
        return reader.lookup("phone", "137 6210 4953");
    }

    @Benchmark
    public Lookup email() {
        return reader.lookup("email", " Someone.Else@Example.COM ");
    }

    @Benchmark
    public Lookup customer() {
        return reader.lookup("customer_id", "C-104711");
    }
}
