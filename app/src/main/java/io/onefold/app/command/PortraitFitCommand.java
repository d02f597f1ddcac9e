package io.onefold.app.command;

import io.onefold.app.answer.LongAnswer;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.population.FitLine;
import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns from all published profiles. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Learns cut points of scores and parameters of the models from all profiles of the running installation, and"
                    + " puts them into force: every profile is worked out again in the background.",
            "docs/lifetime-value.md says what is learned."
        })
final class PortraitFitCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(names = "--dry-run", description = "Shows what would be learned, and changes nothing.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FitLine last;
        try (ApiClient api = new ApiClient(options.read().servers().apiUrl());
                ProgressLine progress = new ProgressLine(out)) {
            last = api.post(
                    "/v1/portrait/fit" + (dryRun ? "?dryRun=true" : ""), "", lines -> followed(lines, progress));
        }
        @Nullable Population learned = last.population();
        if (learned == null)
            throw new Refusal(ExitCode.UNREACHABLE, "The installation went away before all were looked at.");
        show(learned, out);
        last.notLearned().forEach(problem -> out.println("Not learned: " + problem + "."));
        out.println(
                dryRun
                        ? "Nothing was changed."
                        : "In force as version " + Instant.ofEpochMilli(learned.version()) + ".");
        out.flush();
        return ExitCode.OK;
    }

    private static FitLine followed(Iterator<String> lines, ProgressLine progress) {
        FitLine newest = FitLine.underWay(0, 0);
        while (lines.hasNext()) {
            newest = LongAnswer.read(lines.next(), FitLine.class);
            progress.atPart("profiles", newest.looked(), newest.part());
        }
        return newest;
    }

    private static void show(Population learned, PrintWriter out) {
        out.printf(Locale.ROOT, "Of %,d customers:%n", learned.customers());
        out.printf("  days since the last purchase, fifths at  %s%n", cuts(learned.recency()));
        out.printf("  days with a purchase, fifths at          %s%n", cuts(learned.frequency()));
        out.printf("  spend in %s, fifths at                  %s%n", learned.currency(), cuts(learned.monetary()));
        @Nullable Purchasing purchasing = learned.purchasing();
        if (purchasing != null)
            out.printf(
                    Locale.ROOT,
                    "  how customers buy (BG/NBD, weeks): r %.4f, alpha %.4f, a %.4f, b %.4f%n",
                    purchasing.r(),
                    purchasing.alpha(),
                    purchasing.a(),
                    purchasing.b());
        @Nullable Spending spending = learned.spending();
        if (spending != null)
            out.printf(
                    Locale.ROOT,
                    "  how much they spend (gamma-gamma): p %.4f, q %.4f, gamma %.4f%n",
                    spending.p(),
                    spending.q(),
                    spending.gamma());
    }

    private static String cuts(List<BigDecimal> cuts) {
        return cuts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", "));
    }
}
