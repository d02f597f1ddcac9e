package io.onefold.schemas.binary;

/** The version byte that every written form begins with. */
record Format(String what, int version) {
    void write(ByteWriter to) {
        to.octet(version);
    }

    /** Takes the version byte; any other version than this one is an {@link UnknownFormatException}. */
    void read(ByteReader from) {
        int found = from.octet();
        if (found == version) return;
        throw new UnknownFormatException("a " + what + " in format " + found + ", but this Onefold reads format "
                + version + ": it is from a newer version, or no " + what + "; upgrade this one, or check the topic");
    }
}
