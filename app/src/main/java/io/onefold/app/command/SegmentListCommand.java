package io.onefold.app.command;

import io.onefold.profile.segment.OwnTrait;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the segments and own traits as configured; needs nothing that runs. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the segments and traits of your own that are configured, and checks them as a whole.")
final class SegmentListCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Questions questions = options.read().profile().questions();
        PrintWriter out = spec.commandLine().getOut();
        if (questions.equals(Questions.NONE))
            out.println("No segment is configured; docs/segments.md says how one is.");
        for (OwnTrait trait : questions.traits().all())
            out.printf("trait    %-32s %s%n", trait.name(), trait.description());
        for (Segment segment : questions.segments().all())
            out.printf("segment  %-32s %s%n", segment.name(), segment.description());
        out.flush();
        return ExitCode.OK;
    }
}
