package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;

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

    @Override
    public Hook open(Source source, Secrets secrets) {
        return new MetaHook(source, secrets, this);
    }
}
