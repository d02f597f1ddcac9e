package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PublishVerbTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aChannelThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThat(run("publish", "till")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("web, app, store, social, call-centre, survey, member");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run("publish", "store", "no-such-file.jsonl")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("no-such-file.jsonl cannot be read", "NoSuchFile")
                .doesNotContain("\tat ");
    }

    private int run(String... words) {
        return OnefoldCommand.commandLine().setErr(new PrintWriter(err, true)).execute(words);
    }
}
