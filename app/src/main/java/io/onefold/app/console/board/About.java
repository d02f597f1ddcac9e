package io.onefold.app.console.board;

/**
 * What was spoken about.
 *
 * @param dimension {@code store}, {@code product} or {@code channel}
 * @param name as sources name it
 */
record About(String dimension, String name) {
    private static final int LONGEST = 120;

    About {
        if (name.length() > LONGEST)
            name = name.substring(
                    0, name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length()))));
    }

    static About store(String name) {
        return new About("store", name);
    }

    static About product(String name) {
        return new About("product", name);
    }

    static About channel(String name) {
        return new About("channel", name);
    }
}
