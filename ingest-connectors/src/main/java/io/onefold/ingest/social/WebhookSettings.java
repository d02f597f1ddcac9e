package io.onefold.ingest.social;

import io.onefold.ingest.Source;
import io.onefold.ingest.connector.Again;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.mapping.Mapping;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One system that calls.
 *
 * @param records JSON pointer to the records in a body; empty where the body is one, or an array of them
 * @param signature null where calls are not signed
 * @param bearer none where calls have no such token; of the two at least one is there
 */
record WebhookSettings(String records, @Nullable CallSignature signature, Credentials bearer, Mapping mapping)
        implements Setup.Called {
    @Override
    public Optional<Again> again(Source source) {
        return Optional.of(new WebhookReading(source, this));
    }

    @Override
    public Hook open(Source source, Secrets secrets) {
        return new WebhookHook(source, secrets, this);
    }
}
