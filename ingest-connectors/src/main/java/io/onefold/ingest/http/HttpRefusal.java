package io.onefold.ingest.http;

/** A request that is not taken: the status, a code for programs and a sentence for people. */
final class HttpRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final int retryAfterSeconds;

    private HttpRefusal(int status, String error, String message, int retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Sending the same again will not help. */
    static HttpRefusal lasting(int status, String error, String message) {
        return new HttpRefusal(status, error, message, 0);
    }

    /** Sending the same again later will. */
    static HttpRefusal passing(int status, String error, String message, int retryAfterSeconds) {
        return new HttpRefusal(status, error, message, retryAfterSeconds);
    }

    static HttpRefusal tooLarge(int maxBytes) {
        return lasting(
                413, "request-too-large", "the body has more than " + maxBytes + " bytes; send fewer events at a time");
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    /** 0 where there is no point in it. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
