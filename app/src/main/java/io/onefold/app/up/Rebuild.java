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
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Makes an installation anew beside the present one, from its log of record: feeds it, resolves until all is decided about, and
 * audits it. The present one may run meanwhile; where nothing runs, the servers are started for it and stopped again.
 */
public final class Rebuild {
    /** As when it did not work: it is not done. */
    private static final int INTERRUPTED = 1;

    private static final int AUDITS = 3;
    private static final Duration AUDIT_PATIENCE = Duration.ofMinutes(1);

    /** How it ended. */
    public sealed interface Ending {
        /** A signal to stop came first. */
        record Stopped() implements Ending {}

        /** All of it was done before: the next generation is in force. */
        record InForce() implements Ending {}

        /**
         * It was made.
         *
         * @param audit what the audit of the fresh installation found
         * @param waiting ids of erasures of persons that the present installation had not carried out: the fresh one does not know them
         * @param written how many records a cut-over wrote to public topics, by topic
         */
        record Made(AuditReport audit, List<String> waiting, SortedMap<String, Long> written) implements Ending {
            /** Whether nothing is wrong with it. */
            public boolean isSound() {
                return audit.isClean() && waiting.isEmpty();
            }
        }
    }

    private final RebuildPlan plan;
    private final Configuration present;
    private final Configuration fresh;
    private final Around around;
    private final Installation installation;
    private final PrintWriter out;

    private Rebuild(RebuildPlan plan, Around around, Installation installation, PrintWriter out) {
        this.plan = plan;
        this.present = plan.present();
        this.fresh = plan.fresh();
        this.around = around;
        this.installation = installation;
        this.out = out;
    }

    /**
     * That only makes the fresh installation.
     *
     * @param out what happens is told here
     */
    public static Rebuild beside(RebuildPlan plan, Installation installation, PrintWriter out) {
        return new Rebuild(plan, new Beside(plan), installation, out);
    }

    /**
     * That makes the next generation and puts it in the place of the present one, of which nothing runs.
     *
     * @param out what happens is told here
     */
    public static Rebuild cuttingOver(RebuildPlan plan, Installation installation, PrintWriter out) {
        return new Rebuild(plan, new SwitchingOver(plan, out), installation, out);
    }

    /**
     * Does it, and stops what it has started.
     *
     * @throws StageException or a {@link io.onefold.app.local.LocalStartException} where a part did not start
     * @throws io.onefold.app.rebuild.RebuildRefusedException where there is nothing to rebuild from, or nowhere to, or it must not be done
     */
    public Ending run() throws InterruptedException {
        try (StopSignal stop = StopSignal.install(INTERRUPTED)) {
            Sequence servers = new Sequence(out);
            Sequence resolving = new Sequence(out);
            try {
                return run(new RebuildAssembly(plan, installation, stop::fail), servers, resolving);
            } catch (InterruptedException | InterruptException e) {
                if (!stop.requested()) throw e;
                out.println();
                out.println("Stopped. Give the same command again, and it goes on from here.");
                return new Ending.Stopped();
            } finally {
                stop.stopping();
                resolving.stop();
                servers.stop();
                if (!stop.failure().isEmpty()) out.println("It could not go on, since " + stop.failure() + ".");
            }
        }
    }

    private Ending run(RebuildAssembly assembly, Sequence servers, Sequence resolving) throws InterruptedException {
        servers.start(assembly.servers());
        if (!around.begin()) return new Ending.InForce();
        IdentityCore core = IdentityCore.load(fresh.identity());
        ObservationReader reader = new ObservationReader(core.rules(), core.keys());
        Ending.Made made = makeOrGiveUp(assembly, servers, resolving, reader);
        resolving.stop();
        if (made.isSound()) return new Ending.Made(made.audit(), made.waiting(), around.complete(reader));
        around.giveUp();
        return made;
    }

    private Ending.Made makeOrGiveUp(
            RebuildAssembly assembly, Sequence servers, Sequence resolving, ObservationReader reader)
            throws InterruptedException {
        try {
            return make(assembly, servers, resolving, reader);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            try {
                around.giveUp();
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private Ending.Made make(RebuildAssembly assembly, Sequence servers, Sequence resolving, ObservationReader reader)
            throws InterruptedException {
        Feed feed = new Feed(KafkaProperties.of(present), installed(present), installed(fresh), reader, plan.inputs());
        feed.requireLog();
        servers.start(assembly.ground());
        Feed.Fed fed = feed.run(this::show);
        tell(fed);
        resolving.start(assembly.resolution());
        new Settling(fresh, assembly.topology(), out).await();
        return new Ending.Made(audit(), fed.waiting(), Collections.emptySortedMap());
    }

    private void tell(Feed.Fed fed) {
        out.printf("%n%,d records fed from %s.%n", fed.sent(), name(present));
        if (fed.garbage() > 0)
            out.printf(
                    "%,d messages left out: by the rules of now all their identifiers are garbage.%n", fed.garbage());
        if (fed.rekeyed() > 0)
            out.printf(
                    "%,d messages have identifiers that are normalised otherwise by now. What was erased is known by its"
                            + " former keys: an erased identifier that comes again and has another key by now is not suppressed.%n",
                    fed.rekeyed());
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
