package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import java.time.Instant;
import java.util.Optional;

/** One app of Meta's platform. */
record MetaSettings(Credentials verifyTokens, Credentials appSecrets, Taking taking) implements Setup.Called {
    /**
     * What is taken of an event.
     *
     * @param namespace of ids that a network gives people
     * @param phoneNamespace of WhatsApp's numbers; empty where they are not taken as such
     * @param texts what people wrote
     */
    record Taking(String namespace, String phoneNamespace, boolean texts) {}

    /** A quarantine record holds a whole call, or one that has a single event. */
    @Override
    public Optional<Again> again(Source source) {
        MetaCalls calls = new MetaCalls(source, this);
        return Optional.of(
                record -> Optional.of(calls.read(record.original(), Instant.ofEpochMilli(record.receivedAt()))));
    }

    @Override
    public Hook open(Source source, Secrets secrets) {
        return new MetaHook(source, secrets, this);
    }
}
