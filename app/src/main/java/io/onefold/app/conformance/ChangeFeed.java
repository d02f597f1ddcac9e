package io.onefold.app.conformance;

import io.onefold.schemas.ProfileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The change feed, replayed from its beginning: which ids live, and how often each came back. Holds every id ever published in memory, some
 * 200 bytes each. Of one thread.
 */
final class ChangeFeed {
    private final SortedMap<String, Life> lives = new TreeMap<>();
    private final Differences differences;
    private long entries;
    private long sound;

    private static final class Life {
        private boolean living;
        private int beginnings;
    }

    ChangeFeed(Differences differences) {
        this.differences = differences;
    }

    /** Takes the next entry. */
    void replay(ProfileChange change) {
        entries++;
        long before = differences.count();
        switch (change.kind()) {
            case CREATED -> change.into().forEach(this::begin);
            case SPLIT -> {
                change.from().forEach(this::mustLive);
                change.into().forEach(this::begin);
            }
            case RENAMED -> {
                change.from().forEach(this::end);
                change.into().forEach(this::begin);
            }
            case MERGED -> {
                change.from().forEach(this::end);
                change.into().forEach(this::mustLive);
            }
            case ERASED -> change.from().forEach(this::end);
        }
        if (differences.count() == before) sound++;
    }

    private void begin(String id) {
        Life life = lives.computeIfAbsent(id, any -> new Life());
        if (life.living) differences.add(id, "", "profile-changes begins it while it lives");
        life.living = true;
        life.beginnings++;
    }

    private void end(String id) {
        mustLive(id);
        Life life = lives.get(id);
        if (life != null) life.living = false;
    }

    private void mustLive(String id) {
        if (!lives(id)) differences.add(id, "", "profile-changes tells of it while it does not live");
    }

    /** Whether an id lives after all that was replayed. */
    boolean lives(String id) {
        Life life = lives.get(id);
        return life != null && life.living;
    }

    /** How often an id began after it had ended. */
    int revivals(String id) {
        Life life = lives.get(id);
        return life == null ? 0 : life.beginnings - 1;
    }

    /** The ids that live, in order. */
    Iterable<String> living() {
        return ids(true);
    }

    /** The ids that ended and did not come back, in order. */
    List<String> ended() {
        return ids(false);
    }

    private List<String> ids(boolean living) {
        List<String> ids = new ArrayList<>();
        Set<Map.Entry<String, Life>> all = lives.entrySet();
        for (Map.Entry<String, Life> each : all) if (each.getValue().living == living) ids.add(each.getKey());
        return ids;
    }

    /** That of all entries, as to the lives that they tell of. */
    ConformanceReport.Count count() {
        return new ConformanceReport.Count("changes that befall an id while they may", sound, entries);
    }
}
