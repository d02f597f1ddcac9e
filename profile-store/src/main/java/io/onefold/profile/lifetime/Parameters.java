package io.onefold.profile.lifetime;

final class Parameters {
    private Parameters() {}

    static void check(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " " + value + " is not a number above 0");
    }
}
