package io.onefold.app.rebuild;

import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.ProfileChange.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of profile ids by a cut-over, told as the engine tells it: an id's content goes where the identifier goes that named it; where
 * that is in no profile any more, the id is erased. Births come before the entries that need them. Of one thread.
 */
final class IdChanges {
    private final SortedSet<String> ended;
    private final SortedSet<String> begun;
    private final Map<String, String> leadTo;
    private final Map<String, List<String>> origins;
    private final List<ProfileChange> entries = new ArrayList<>();
    private final Set<String> born = new HashSet<>();
    private final Map<String, String> successors = new HashMap<>();

    /**
     * @param ended ids that live before and not after
     * @param begun ids that live after and not before
     * @param leadTo by ended id the one that its naming identifier has after; not there where it has none
     * @param origins by begun id those that its identifiers had before, in the order of the identifiers
     */
    IdChanges(
            SortedSet<String> ended,
            SortedSet<String> begun,
            Map<String, String> leadTo,
            Map<String, List<String>> origins) {
        this.ended = ended;
        this.begun = begun;
        this.leadTo = leadTo;
        this.origins = origins;
    }

    List<ProfileChange> entries() {
        ended.forEach(this::rename);
        begun.forEach(this::bear);
        ended.forEach(this::end);
        return List.copyOf(entries);
    }

    private void rename(String id) {
        String into = leadTo.get(id);
        if (into == null || !begun.contains(into) || !born.add(into)) return;
        successors.put(id, into);
        add(Kind.RENAMED, List.of(id), List.of(into));
    }

    private void bear(String id) {
        if (!born.add(id)) return;
        String origin = origin(id);
        if (origin == null) add(Kind.CREATED, List.of(), List.of(id));
        else add(Kind.SPLIT, List.of(origin), List.of(id));
    }

    private @Nullable String origin(String id) {
        for (String before : origins.getOrDefault(id, List.of())) {
            String lives = successors.getOrDefault(before, before);
            boolean isAlive = begun.contains(lives) ? born.contains(lives) : !ended.contains(lives);
            if (isAlive && !lives.equals(id)) return lives;
        }
        return null;
    }

    private void end(String id) {
        if (successors.containsKey(id)) return;
        String into = leadTo.get(id);
        if (into == null) add(Kind.ERASED, List.of(id), List.of());
        else add(Kind.MERGED, List.of(id), List.of(into));
    }

    private void add(Kind kind, List<String> from, List<String> into) {
        entries.add(new ProfileChange(kind, from, into, ""));
    }
}
