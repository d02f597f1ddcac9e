package io.onefold.app.console;

import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.StoreListener;
import io.onefold.schemas.IdentifierKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Tells those who look at a profile that it has changed. Whoever brings changes in never waits for whoever looks: a change only marks, and
 * several become one. Thread-safe.
 */
public final class LiveProfiles implements StoreListener {
    /** So many profiles are looked at live at a time. */
    static final int MOST = 200;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    /** One who looks. */
    static final class Watch {
        private final String profileId;
        private final Semaphore changed = new Semaphore(0);
        private volatile Set<IdentifierKey> members = Set.of();

        private Watch(String profileId) {
            this.profileId = profileId;
        }

        /** Whose messages are the profile's: they too come one by one, and before or after the profile. */
        void members(Set<IdentifierKey> identifiers) {
            members = Set.copyOf(identifiers);
        }

        /** Holds a permit once something has changed since they were drained. */
        Semaphore changed() {
            return changed;
        }
    }

    /** Begins; empty where too many look. */
    Optional<Watch> begin(String profileId) {
        if (watches.size() >= MOST) return Optional.empty();
        Watch watch = new Watch(profileId);
        watches.add(watch);
        return Optional.of(watch);
    }

    void end(Watch watch) {
        watches.remove(watch);
    }

    /** Has all who look see for themselves. */
    void wake() {
        for (Watch each : watches) each.changed.release();
    }

    /** How many look. */
    int watching() {
        return watches.size();
    }

    @Override
    public void applied(List<StoreChange> changes) {
        if (watches.isEmpty()) return;
        Set<String> profiles = new HashSet<>();
        Set<IdentifierKey> anchors = new HashSet<>();
        for (StoreChange each : changes) note(each, profiles, anchors);
        for (Watch each : watches)
            if (profiles.contains(each.profileId) || !Collections.disjoint(anchors, each.members))
                each.changed.release();
    }

    /** What of the timeline was dropped follows from a change of the profile. */
    private static void note(StoreChange change, Set<String> profiles, Set<IdentifierKey> anchors) {
        switch (change) {
            case StoreChange.ProfilePublished published -> profiles.add(published.profileId());
            case StoreChange.ProfileEnded ended -> profiles.add(ended.profileId());
            case StoreChange.MessageKept kept -> anchors.add(kept.message().anchor());
            case StoreChange.CommandKept kept -> anchors.add(kept.command().target());
            case StoreChange.ResidueKept kept -> anchors.add(kept.residue().anchor());
            case StoreChange.IndexEntryPublished index -> {}
            case StoreChange.IdentifierDropped dropped -> {}
            case StoreChange.RowDropped dropped -> {}
        }
    }
}
