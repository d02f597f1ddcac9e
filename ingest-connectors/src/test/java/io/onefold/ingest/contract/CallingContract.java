package io.onefold.ingest.contract;

import java.util.Map;

/** A kind of source that calls with what it has, and proves each time who it is. */
interface CallingContract extends Contract {
    @Override
    void use(String secret);

    /** Who is refused does not call again. */
    @Override
    default boolean tellsAgain() {
        return false;
    }

    @Override
    default String credentialName() {
        return "signature";
    }

    @Override
    default Map<Clause, String> meaningless() {
        return Map.of(Clause.SOURCE_DOWN, Calls.WHILE_DOWN);
    }

    @Override
    default void close() {}
}
