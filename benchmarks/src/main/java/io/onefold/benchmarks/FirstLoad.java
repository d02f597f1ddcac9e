package io.onefold.benchmarks;

import io.onefold.app.status.SourceCounts;
import io.onefold.app.status.SourceReading;
import io.onefold.app.status.Status;
import io.onefold.testing.process.OnefoldProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long the packaged product takes to read all members of a loyalty system the first time, and until all are in profiles.
 * Arguments: members; {@code files}, {@code import} or {@code postgresql}; of the last {@code host:port/database}, which has
 * the table that docs/benchmarks.md makes, the user, and the password in {@code PGPASSWORD}. Ends after the minutes that the
 * property {@code minutes} says.
 */
public final class FirstLoad {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final String SOURCE = "members";

    private final Product product;

    private FirstLoad(Product product) {
        this.product = product;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int members = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        String way = arguments.length > 1 ? arguments[1] : "files";
        String database = arguments.length > 3 ? arguments[2] + " " + arguments[3] : "";
        int minutes = Integer.getInteger("minutes", 60);
        try (Product product = new Product("first-load", Map.of())) {
            new FirstLoad(product)
                    .run(new MemberSource(product.folder(), members), way, database, Duration.ofMinutes(minutes));
        }
    }

    private void run(MemberSource members, String way, String database, Duration patience) throws Exception {
        switch (way) {
            case "import" -> members.describeImport();
            case "postgresql" -> members.describeTable(database);
            default -> members.describeFiles();
        }
        product.up();
        if (way.equals("files")) members.dropExport();
        long began = System.nanoTime();
        OnefoldProcess importing = way.equals("import") ? product.start(members.importArguments()) : null;
        awaitMembers(members.count(), began, patience, importing);
    }

    private void awaitMembers(int members, long began, Duration patience, @Nullable OnefoldProcess importing)
            throws IOException, InterruptedException {
        long read = 0;
        while (System.nanoTime() - began < patience.toNanos()) {
            Status status = product.status();
            SourceReading reading = status.readings().get(SOURCE);
            SourceCounts counts = status.sources().get(SOURCE);
            double seconds = (System.nanoTime() - began) / 1e9;
            if (reading != null && read < members && (read = reading.read()) >= members) say("read", members, seconds);
            System.out.printf(
                    "%6.0f s: %s; applied %,d%n", seconds, said(reading), counts == null ? 0 : counts.applied());
            if (counts != null && counts.applied() >= members && status.atRest()) {
                say("in profiles", members, seconds);
                return;
            }
            if (importing != null) System.out.println(importing.output().lines().reduce("", (first, last) -> last));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IllegalStateException("not all members came within " + patience);
    }

    private static String said(@Nullable SourceReading reading) {
        if (reading == null) return "nothing read yet";
        return "%,d read %s %s".formatted(reading.read(), reading.progress(), reading.problem());
    }

    private static void say(String what, int members, double seconds) {
        System.out.printf("%,d members %s after %.0f s, %,.0f a second%n", members, what, seconds, members / seconds);
    }
}
