package io.onefold.ingest.contract;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A kind of source that is held to the contract: a real source with its records, and the connector that reads it as the product
 * does. Where its credential stands in a file, that is {@link Bench#CREDENTIAL} of its folder, which holds {@link Bench#SECRET}.
 */
public interface Contract extends AutoCloseable {
    /** Whom every record is of. Must never be in the words of a reason. */
    String PERSON = "13912345678";

    /** A record that is right. The same number and time make the same record, and another number another. */
    Sample good(int number, Instant at);

    /** A record with that wrong. */
    Sample bad(Trouble trouble);

    /** A record that is right and has a field that no mapping names. */
    Sample withNewField(int number, Instant at);

    /** The source has these too from now on, after what it has. */
    void has(List<Sample> samples) throws Exception;

    /** What reads it. */
    Reader reader();

    /** The clauses that mean nothing for this kind of source, and why. */
    default Map<Clause, String> meaningless() {
        return Map.of();
    }

    /** The source is not there. */
    default void goDown() throws Exception {
        throw new UnsupportedOperationException("say why in meaningless");
    }

    /** The source is there again, with all that it had. */
    default void comeBack() throws Exception {
        throw new UnsupportedOperationException("say why in meaningless");
    }

    /** The source knows this credential alone from now on: it lets nobody in with another, or calls with it. */
    default void use(String secret) throws Exception {
        throw new UnsupportedOperationException("say why in meaningless");
    }

    /** Whether the source still has what it could not tell, because we or it were refused. */
    default boolean tellsAgain() {
        return true;
    }

    /** The key or the place that is to be looked at where the credential is wrong, as messages name it. */
    default String credentialName() {
        return "";
    }

    @Override
    void close() throws IOException;
}
