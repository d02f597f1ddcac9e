package io.onefold.testing.cluster;

import java.util.function.Supplier;

/**
 * One thing that can go wrong.
 *
 * @param name of one word
 * @param title for people
 * @param bound what may come of it
 * @param lacking names what this machine lacks for it; empty where it lacks nothing
 */
public record Scenario(String name, String title, Bound bound, Fault fault, Supplier<String> lacking) {
    /** One that every machine can have. */
    Scenario(String name, String title, Bound bound, Fault fault) {
        this(name, title, bound, fault, () -> "");
    }

    @Override
    public String toString() {
        return name;
    }
}
