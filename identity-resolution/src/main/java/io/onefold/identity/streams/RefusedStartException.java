package io.onefold.identity.streams;

import java.util.List;

/** A start that would break the state: nothing was changed. The reasons say what to do. */
public final class RefusedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedStartException(List<String> reasons) {
        super(String.join("; ", reasons));
    }
}
