package io.onefold.app.command;

import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which quarantine records are meant; all where nothing is said. */
final class QuarantineFilter {
    @Option(names = "--source", paramLabel = "SOURCE", description = "Only of this source.")
    private @Nullable String source;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            converter = ReasonConverter.class,
            description = "Only for this reason, such as no-identifier.")
    private @Nullable QuarantineReason reason;

    boolean matches(Quarantined record) {
        return (source == null || record.source().equals(source)) && (reason == null || record.reason() == reason);
    }
}
