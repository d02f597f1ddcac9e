package io.onefold.testing.cluster;

/**
 * One thing that can go wrong.
 *
 * @param name of one word
 * @param title for people
 * @param bound what may come of it
 */
public record Scenario(String name, String title, Bound bound, Fault fault) {
    @Override
    public String toString() {
        return name;
    }
}
