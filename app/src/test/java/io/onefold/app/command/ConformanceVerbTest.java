package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ConformanceVerbTest {
    private final StringWriter err = new StringWriter();
    private final CommandLine line = OnefoldCommand.commandLine().setErr(new PrintWriter(err, true));

    @Test
    void aMistypedTopicSuggestsTheRightOne() {
        assertThat(line.execute("conformance", "--topic", "customer-profile")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is called customer-profile. Did you mean customer-profiles?");
    }

    @Test
    void anExportHasToBeThereAndIdsAloneAreOfAnExport() {
        assertThat(line.execute("conformance", "--topic", "customer-profiles", "--exported", "no-such-file"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(line.execute("conformance", "--topic", "customer-profiles", "--ids-only"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no file no-such-file that can be read", "name it with --exported");
    }
}
