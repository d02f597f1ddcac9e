package io.onefold.benchmarks.micro;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.resolve.Resolution;
import io.onefold.identity.resolve.Resolver;
import io.onefold.schemas.Observation;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to work out who a person with so many identifiers is, and to take one more message of theirs in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@NullUnmarked // JMH sets up what a state holds.
public class ResolveTimes {
    @Param({"50", "2000"})
    public int identifiers;

    private Person person;
    private Facts facts;
    private Resolver resolver;
    private Observation next;

    @Setup
    public void know() {
        person = new Person(identifiers);
        facts = person.facts();
        resolver = new Resolver(person.rules);
    }

    @Setup(Level.Invocation)
    public void hear() {
        next = person.next();
    }

    /** Links, limits and parts, of facts that are decoded. */
    @Benchmark
    public Resolution resolve() {
        return resolver.resolve(facts);
    }

    /** A message that joins nobody: from the message to the profile that is published, without Kafka and without a disk. */
    @Benchmark
    public void takeIn() {
        person.take(next);
    }
}
