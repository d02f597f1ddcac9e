package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StewardVerbsTest {
    /** Nothing listens on port 1: whatever is sent is a failure of another kind. */
    private static final String NOWHERE = "--bootstrap=127.0.0.1:1";

    private final StringWriter err = new StringWriter();
    private final CommandLine line = OnefoldCommand.commandLine().setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @ValueSource(strings = {"unlink", "separate", "must-link", "reset-pair"})
    void aPairHasTwoIdentifiers(String verb) {
        assertThat(line.execute(verb, NOWHERE, "email:a@shop.example")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Missing required parameter: 'B'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block", "unblock", "erase"})
    void theOthersHaveOne(String verb) {
        assertThat(line.execute(verb, NOWHERE, "email:a@shop.example", "email:b@shop.example"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Unmatched argument at index 3");
    }

    @Test
    void aMistypedNamespaceIsNamedBeforeAnythingIsSent() {
        assertThat(line.execute("erase", NOWHERE, "emial:a@shop.example")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Nothing was sent: ").contains("emial", "email");
    }

    @Test
    void theSameIdentifierTwiceIsNoPair() {
        assertThat(line.execute("must-link", NOWHERE, "email:a@shop.example", "email:A@shop.example"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("the same identifier");
    }

    @Test
    void aMistypedVerbSuggestsTheRightOne() {
        assertThat(line.execute("unlik", NOWHERE)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("unlink");
    }

    @Test
    void anErasureHasOneTime() {
        assertThat(line.execute("erase", NOWHERE, "email:a@shop.example", "--for-ever", "--until=2026-05-01T00:00:00Z"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Give one of --until, --at and --for-ever.");
    }

    @Test
    void aCommandWithoutAuthorIsRefused() {
        assertThat(line.execute("block", NOWHERE, "email:a@shop.example", "--who= "))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("who is missing");
    }

    @Test
    void aDryRunAsksTheQueryApiAndNotTheBrokers() {
        assertThat(line.execute("block", NOWHERE, "email:a@shop.example", "--dry-run", "--server=http://127.0.0.1:1"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).contains("http://127.0.0.1:1", "--server");
    }

    @Test
    void whatWouldHappenDependsOnWhoIsWhoseNow() {
        Optional<String> p = Optional.of("p");
        Optional<String> q = Optional.of("q");

        assertThat(DryRun.effect(Action.MUST_LINK, 0, List.of(p, q))).contains("into one profile");
        assertThat(DryRun.effect(Action.MUST_LINK, 0, List.of(p, p))).contains("in one profile already");
        assertThat(DryRun.effect(Action.NEVER_LINK, 0, List.of(p, p))).contains("one leaves");
        assertThat(DryRun.effect(Action.NEVER_LINK, 0, List.of(Optional.empty(), Optional.empty())))
                .contains("not in one profile");
        assertThat(DryRun.effect(Action.ERASE_PERSON, IdentityCommand.FOR_EVER, List.of(p)))
                .contains("every identifier", "whatever comes later");
        assertThat(DryRun.effect(Action.ERASE, 0, List.of(p))).contains("up to 1970-01-01T00:00:00Z");
    }
}
