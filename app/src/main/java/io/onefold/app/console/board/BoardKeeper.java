package io.onefold.app.console.board;

import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.TimelinePage;
import io.onefold.profile.store.TimelineQuery;
import io.onefold.schemas.Observation;
import io.onefold.schemas.UnifiedProfile;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest board. It is counted anew at intervals, a page of profiles at a time, and after each page it rests for longer than the
 * page took, so that look-ups keep most of the machine. {@link #look} is of one thread, all else may be asked by any.
 */
public final class BoardKeeper {
    /** How many messages of one person are read at the most. */
    static final int MOST_MESSAGES = 20_000;

    private static final int MESSAGES = 1_000;
    private static final int PEOPLE = 100;
    private static final Duration SOONEST = Duration.ofSeconds(10);

    private final ProfileReader profiles;
    private final Terms terms;
    private final InstantSource clock;
    private volatile @Nullable Board latest;
    private volatile double part = -1;
    private volatile boolean isWanted;
    private long endedAt;

    /**
     * By what it is counted.
     *
     * @param currency of amounts
     * @param zone the business time zone
     * @param every how long after the last count the next one begins, at the latest
     * @param rest how many times as long as it worked it rests
     */
    public record Terms(String currency, ZoneId zone, Duration every, int rest) {}

    /**
     * How far it is.
     *
     * @param latest empty until the first was counted
     * @param part of the next one that is counted, 0 to 1; below 0 where none is
     */
    public record Progress(Optional<Board> latest, double part) {}

    public BoardKeeper(ProfileReader profiles, Terms terms, InstantSource clock) {
        this.profiles = profiles;
        this.terms = terms;
        this.clock = clock;
    }

    /** What there is. */
    public Progress progress() {
        return new Progress(Optional.ofNullable(latest), part);
    }

    /** Has the next one begun at the next look. */
    public void renew() {
        isWanted = true;
    }

    /** Counts where it is time to; ends early, without a new board, where the thread is interrupted. */
    public void look() {
        if (!isDue()) return;
        isWanted = false;
        part = 0;
        try {
            count();
        } finally {
            endedAt = clock.millis();
            part = -1;
        }
    }

    /** A board that took little is renewed sooner: never more than a twentieth of the time goes into it. */
    private boolean isDue() {
        Board board = latest;
        if (board == null || isWanted) return true;
        Duration little = Duration.ofMillis(20 * board.tookMillis());
        Duration pause = little.compareTo(SOONEST) < 0 ? SOONEST : little;
        return clock.millis() - endedAt
                >= Math.min(pause.toMillis(), terms.every().toMillis());
    }

    private void count() {
        long begun = clock.millis();
        BoardCount count = new BoardCount(begun, terms.zone());
        boolean whole = profiles.visitProfiles((page, done) -> {
            for (int from = 0; from < page.size(); from += PEOPLE) {
                long at = System.nanoTime();
                for (UnifiedProfile profile : page.subList(from, Math.min(page.size(), from + PEOPLE)))
                    add(profile, count);
                LockSupport.parkNanos((System.nanoTime() - at) * terms.rest());
                if (Thread.currentThread().isInterrupted()) return false;
            }
            part = done;
            return true;
        });
        if (whole) latest = count.board(terms.currency(), clock.millis() - begun);
    }

    private void add(UnifiedProfile profile, BoardCount count) {
        PersonHistory history = count.history();
        if (BoardCount.needsHistory(profile)) {
            boolean isCut = profiles.atOneMoment(moment -> {
                List<Observation> messages = new ArrayList<>();
                boolean cut = read(moment, profile.profileId(), messages);
                messages.forEach(history::add);
                return cut;
            });
            if (isCut) count.noteCut();
        }
        count.add(profile, history);
    }

    private static boolean read(ProfileReader moment, String profileId, List<Observation> into) {
        TimelineQuery query = TimelineQuery.newest(MESSAGES);
        TimelinePage page = moment.timeline(profileId, query);
        into.addAll(page.messages());
        while (page.next().isPresent()) {
            if (into.size() >= MOST_MESSAGES) return true;
            page = moment.timeline(profileId, query.after(page.next().get()));
            into.addAll(page.messages());
        }
        return false;
    }
}
