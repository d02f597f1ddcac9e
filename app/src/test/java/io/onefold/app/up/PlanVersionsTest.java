package io.onefold.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Source;
import io.onefold.ingest.plan.Plan;
import io.onefold.ingest.plan.PlanCheck;
import io.onefold.schemas.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanVersionsTest {
    @TempDir
    private Path folder;

    @Test
    void aPlanThatChangedUnderOneVersionIsNamedAtEachStartUntilItIsRaised() throws IOException {
        assertThat(changed("shop", "3", Plan.Mode.FLAG, "Viewed")).isEmpty();
        assertThat(changed("shop", "3", Plan.Mode.DROP, "Viewed"))
                .as("another mode")
                .isEmpty();
        assertThat(changed("app", "3", Plan.Mode.FLAG, "Opened"))
                .as("another source")
                .isEmpty();

        assertThat(changed("shop", "3", Plan.Mode.FLAG, "Bought")).containsExactly("shop");
        assertThat(changed("shop", "3", Plan.Mode.FLAG, "Bought")).containsExactly("shop");

        assertThat(changed("shop", "4", Plan.Mode.FLAG, "Bought")).isEmpty();
        assertThat(changed("shop", "3", Plan.Mode.FLAG, "Viewed"))
                .as("back to what it was")
                .isEmpty();
    }

    @Test
    void aSourceWithoutAPlanIsNone() throws IOException {
        Source source = Source.of("shop", Channel.WEB, Set.of());

        assertThat(new PlanVersions(folder.resolve("plans")).changedUnderOneVersion(List.of(source)))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private List<String> changed(String source, String version, Plan.Mode mode, String event) throws IOException {
        TreeMap<String, Plan.Event> events = new TreeMap<>();
        events.put(event, new Plan.Event(null, null));
        Source planned = Source.of(source, Channel.WEB, Set.of())
                .with(Optional.of(new PlanCheck(new Plan(version, mode, false, events))));
        return new PlanVersions(folder.resolve("plans")).changedUnderOneVersion(List.of(planned));
    }
}
