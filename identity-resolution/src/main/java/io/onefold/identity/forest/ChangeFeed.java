package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What became of a root's profile ids between two publications. An id's content goes where its naming identifier goes; where that
 * is in no profile any more, the id is erased. Births come before the entries that need them.
 */
final class ChangeFeed {
    private final Facts before;
    private final SortedMap<String, PublishedProfile> now;
    private final SortedMap<IdentifierKey, String> index;
    private final String cause;
    private final List<ProfileChange> entries = new ArrayList<>();
    private final Set<String> alive = new HashSet<>();
    private final Map<String, String> successors = new HashMap<>();

    ChangeFeed(
            Facts before,
            SortedMap<String, PublishedProfile> now,
            SortedMap<IdentifierKey, String> index,
            String cause) {
        this.before = before;
        this.now = now;
        this.index = index;
        this.cause = cause;
    }

    List<ProfileChange> entries() {
        for (String id : now.keySet()) if (before.published().containsKey(id)) alive.add(id);
        List<PublishedProfile> ended = before.published().values().stream()
                .filter(profile -> !now.containsKey(profile.profileId()))
                .toList();
        ended.forEach(this::rename);
        now.keySet().forEach(this::bear);
        ended.forEach(this::end);
        return entries;
    }

    /** An id whose naming identifier is now in a profile that nothing else has become yet goes on under that name. */
    private void rename(PublishedProfile ended) {
        String successor = index.get(ended.naming());
        if (successor == null || !alive.add(successor)) return;
        successors.put(ended.profileId(), successor);
        add(Kind.RENAMED, ended.profileId(), successor);
    }

    private void bear(String id) {
        if (!alive.add(id)) return;
        String origin = origin(id);
        if (origin == null) entries.add(new ProfileChange(Kind.CREATED, List.of(), List.of(id), cause));
        else add(Kind.SPLIT, origin, id);
    }

    /** The living id that members of a new profile belonged to before, the first by identifier; null where there is none. */
    private @org.jspecify.annotations.Nullable String origin(String id) {
        for (IndexEntry entry : before.index().values()) {
            if (!id.equals(index.get(entry.key()))) continue;
            String old = entry.profileId();
            String lives = successors.getOrDefault(old, old);
            if (alive.contains(lives) && !lives.equals(id)) return lives;
        }
        return null;
    }

    private void end(PublishedProfile ended) {
        if (successors.containsKey(ended.profileId())) return;
        String into = index.get(ended.naming());
        if (into != null) add(Kind.MERGED, ended.profileId(), into);
        else entries.add(new ProfileChange(Kind.ERASED, List.of(ended.profileId()), List.of(), cause));
    }

    private void add(Kind kind, String from, String into) {
        entries.add(new ProfileChange(kind, List.of(from), List.of(into), cause));
    }
}
