package io.onefold.schemas.binary;

/** Bytes that no codec of this version wrote: from a newer version, or not what they were taken for. */
public final class UnknownFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was found and what to do. */
    public UnknownFormatException(String message) {
        super(message);
    }

    static UnknownFormatException code(String what, int code) {
        return new UnknownFormatException("no " + what + " has the code " + code
                + ": the bytes are from a newer Onefold, or are something else; upgrade this one, or check the topic");
    }
}
