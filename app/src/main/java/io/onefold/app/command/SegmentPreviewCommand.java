package io.onefold.app.command;

import io.onefold.app.answer.LongAnswer;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import io.onefold.app.config.SegmentsFile;
import io.onefold.app.segments.PreviewLine;
import io.onefold.app.segments.SegmentCount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts what a file of segments would be. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Counts over all profiles of the running installation who would be in the segments of a file, and who would"
                    + " enter and leave. Nothing is changed.",
            "The file is checked first, with all its problems at once."
        })
final class SegmentPreviewCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(paramLabel = "FILE", description = "Segments, and traits of your own, as docs/segments.md says.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = options.read();
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException e) {
            throw new Refusal(
                    ExitCode.USAGE, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        SegmentsFile.read(file.toString(), yaml, configuration.knownNames());
        PrintWriter out = spec.commandLine().getOut();
        show(asked(configuration, yaml, out), out);
        return ExitCode.OK;
    }

    private static PreviewLine asked(Configuration configuration, String yaml, PrintWriter out)
            throws InterruptedException {
        try (ApiClient api = new ApiClient(configuration.servers().apiUrl());
                ProgressLine progress = new ProgressLine(out)) {
            PreviewLine last = api.post("/v1/segments/preview", yaml, lines -> followed(lines, progress));
            if (last.done()) return last;
            throw new Refusal(ExitCode.UNREACHABLE, "The installation went away before all were counted.");
        }
    }

    private static PreviewLine followed(Iterator<String> lines, ProgressLine progress) {
        PreviewLine newest = PreviewLine.underWay(0, 0);
        while (lines.hasNext()) {
            newest = LongAnswer.read(lines.next(), PreviewLine.class);
            progress.atPart("profiles", newest.looked(), newest.part());
        }
        return newest;
    }

    private static void show(PreviewLine found, PrintWriter out) {
        out.printf(Locale.ROOT, "Of %,d profiles:%n%n", found.looked());
        out.printf("%-32s %10s %10s %10s %10s%n", "segment", "in it now", "would be", "enter", "leave");
        for (SegmentCount each : found.segments()) show(each, out);
        found.segments().stream()
                .filter(each -> !each.examples().isEmpty())
                .forEach(each -> out.printf("%n%s, for example:%n  %s%n", each.segment(), examples(each.examples())));
        out.flush();
    }

    private static void show(SegmentCount each, PrintWriter out) {
        if (!each.waitsFor().isEmpty()) {
            out.printf(
                    "%-32s cannot be counted before the trait %s is switched on: it reads order lines%n",
                    each.segment(), each.waitsFor());
            return;
        }
        String untold = each.untold() == 0 ? "" : String.format(Locale.ROOT, "  cannot be told of %,d", each.untold());
        out.printf(
                Locale.ROOT,
                "%-32s %,10d %,10d %,10d %,10d%s%n",
                each.segment(),
                each.now(),
                each.would(),
                each.entering(),
                each.leaving(),
                untold);
    }

    private static String examples(List<String> ids) {
        return String.join("\n  ", ids);
    }
}
