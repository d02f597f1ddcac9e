package io.onefold.app.up;

import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.InstallationAudit;
import io.onefold.app.audit.ProgressLine;
import io.onefold.app.config.Configuration;
import io.onefold.app.identity.IdentityCore;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.local.Installation;
import io.onefold.app.rebuild.Feed;
import io.onefold.app.rebuild.FeedProgress;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.schemas.topics.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes an installation anew beside the present one, from its log of record: feeds it, resolves until all is decided about, and
 * audits it. The present one may run meanwhile; where nothing runs, the servers are started for it and stopped again.
 */
public final class Rebuild {
    /** As when it did not work: it is not done. */
    private static final int INTERRUPTED = 1;

    private static final int AUDITS = 3;
    private static final Duration AUDIT_PATIENCE = Duration.ofMinutes(1);

    /**
     * How it went.
     *
     * @param audit what the audit of the fresh installation found
     * @param waiting ids of erasures of persons that the present installation had not carried out: the fresh one does not know them
     */
    public record Outcome(AuditReport audit, List<String> waiting) {}

    private final Configuration present;
    private final Configuration fresh;
    private final Installation installation;
    private final PrintWriter out;

    /**
     * From the configured installation to one under another prefix.
     *
     * @param prefix of the fresh one's topics
     * @param out what happens is told here
     */
    public Rebuild(Configuration configuration, String prefix, Installation installation, PrintWriter out) {
        this.present = configuration;
        this.fresh = configuration.under(new Topics(prefix));
        this.installation = installation;
        this.out = out;
    }

    /**
     * Does it, and stops what it has started.
     *
     * @return how it went; empty where a signal to stop came first
     * @throws StageException or a {@link io.onefold.app.local.LocalStartException} where a part did not start
     * @throws io.onefold.app.rebuild.RebuildRefusedException where there is nothing to rebuild from, or nowhere to
     */
    public Optional<Outcome> run() throws InterruptedException {
        try (StopSignal stop = StopSignal.install(INTERRUPTED)) {
            Sequence sequence = new Sequence(out);
            try {
                return run(new RebuildAssembly(present, fresh, installation, stop::fail), sequence);
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                if (!stop.requested()) throw e;
                out.println();
                out.println("Stopped. Give the same command again, and it goes on from here.");
                return Optional.empty();
            } finally {
                stop.stopping();
                sequence.stop();
                if (!stop.failure().isEmpty()) out.println("It could not go on, since " + stop.failure() + ".");
            }
        }
    }

    private Optional<Outcome> run(RebuildAssembly assembly, Sequence sequence) throws InterruptedException {
        sequence.start(assembly.servers());
        IdentityCore core = IdentityCore.load(fresh.identity());
        Feed feed = new Feed(
                KafkaProperties.of(present),
                installed(present),
                installed(fresh),
                new ObservationReader(core.rules(), core.keys()));
        feed.requireLog();
        sequence.start(assembly.ground());
        Feed.Fed fed = feed.run(this::show);
        out.printf("%n%,d records fed from %s.%n", fed.sent(), name(present));
        if (fed.garbage() > 0)
            out.printf(
                    "%,d messages left out: by the rules of now all their identifiers are garbage.%n", fed.garbage());
        sequence.start(assembly.resolution());
        new Settling(fresh, assembly.topology(), out).await();
        return Optional.of(new Outcome(audit(), fed.waiting()));
    }

    /** The clock may tick meanwhile: what is read then is not one moment. */
    private AuditReport audit() throws InterruptedException {
        try (ProgressLine progress = new ProgressLine(out)) {
            for (int attempt = 0; attempt < AUDITS; attempt++) {
                Optional<AuditReport> report = new InstallationAudit(fresh, progress).run(AUDIT_PATIENCE);
                if (report.isPresent()) return report.get();
            }
        }
        throw new StageException(name(fresh) + " does not come to rest: give the command again", null);
    }

    private static Feed.Installed installed(Configuration configuration) {
        return new Feed.Installed(configuration.topics().topics(), configuration.applicationId());
    }

    private static String name(Configuration configuration) {
        return configuration.applicationId();
    }

    private void show(FeedProgress step) {
        OptionalLong left = step.remainingSeconds();
        out.printf(
                "\rFeeding: %d %%, %,d records, %,d/s, %s left   ",
                step.percent(), step.sent(), step.perSecond(), left.isPresent() ? left.getAsLong() + " s" : "?");
        out.flush();
    }
}
