package io.onefold.app.population;

import io.onefold.profile.store.ProfileReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;

/** Learns from all published profiles, a page at a time, and puts what was learned into force. One at a time. Thread-safe. */
public final class Fitting {
    private final ProfileReader profiles;
    private final PopulationTopic topic;
    private final Terms terms;
    private final InstantSource clock;
    private final Semaphore free = new Semaphore(1);

    /**
     * By what it is learned.
     *
     * @param currency the home currency
     * @param zone the business time zone
     */
    public record Terms(String currency, Learning.Horizon horizon, ZoneId zone) {}

    public Fitting(ProfileReader profiles, PopulationTopic topic, Terms terms, InstantSource clock) {
        this.profiles = profiles;
        this.topic = topic;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Learns.
     *
     * @param keeps whether it is put into force
     * @param goesOn is told, page by page, how many profiles were looked at and which part of all that is, 0 to 1; false ends it
     * @return what was learned; empty where it was ended, or another one is under way
     */
    public Optional<Learning.Outcome> run(boolean keeps, BiPredicate<Long, Double> goesOn)
            throws InterruptedException, ExecutionException {
        if (!free.tryAcquire()) return Optional.empty();
        try {
            long now = clock.millis();
            Learning learning =
                    new Learning(Instant.ofEpochMilli(now).atZone(terms.zone()).toLocalDate());
            if (!isRead(learning, goesOn)) return Optional.empty();
            Learning.Outcome outcome = learning.outcome(now, terms.currency(), terms.horizon());
            if (keeps) {
                topic.keep(outcome.population());
                var unused = topic.tell();
            }
            return Optional.of(outcome);
        } finally {
            free.release();
        }
    }

    private boolean isRead(Learning learning, BiPredicate<Long, Double> goesOn) {
        AtomicLong looked = new AtomicLong();
        return profiles.visitProfiles((page, part) -> {
            page.forEach(learning::add);
            return goesOn.test(looked.addAndGet(page.size()), part);
        });
    }
}
