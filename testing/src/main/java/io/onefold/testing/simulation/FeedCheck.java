package io.onefold.testing.simulation;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the change feed to its promise: replayed it leads from the ids that lived before to those that live, and nothing befalls an id after its end. */
final class FeedCheck {
    private final TreeSet<String> live;
    private final List<String> problems = new ArrayList<>();

    /** @param live the ids that live before the feed */
    FeedCheck(Collection<String> live) {
        this.live = new TreeSet<>(live);
    }

    /** What is wrong with all that a simulation has told from its beginning. */
    static List<String> problems(Simulation simulation) {
        FeedCheck check = new FeedCheck(List.of());
        check.replay(simulation.feed(), simulation.profiles().keySet());
        check.resolve(simulation.naming(), simulation.index());
        return check.problems;
    }

    /** What was wrong so far. */
    List<String> problems() {
        return problems;
    }

    /** @param published the ids that live after it */
    void replay(List<ProfileChange> feed, Set<String> published) {
        feed.forEach(this::replay);
        if (!live.equals(published)) problems.add("the feed ends with " + live + ", published are " + published);
    }

    /** Each id ever published leads to the living profile of what it was named by, if that has one. */
    void resolve(Map<String, IdentifierKey> naming, Map<IdentifierKey, String> index) {
        naming.forEach((id, key) -> {
            String now = index.get(key);
            if (now != null && !live.contains(now)) problems.add(id + " resolves to " + now + ", which does not live");
            if (live.contains(id) && !id.equals(now))
                problems.add(id + " lives, but its naming identifier is in " + now);
        });
    }

    private void replay(ProfileChange change) {
        switch (change.kind()) {
            case CREATED -> begin(change, change.into().getFirst());
            case SPLIT -> {
                mustLive(change, change.from().getFirst());
                begin(change, change.into().getFirst());
            }
            case RENAMED -> {
                end(change, change.from().getFirst());
                begin(change, change.into().getFirst());
            }
            case MERGED -> {
                end(change, change.from().getFirst());
                mustLive(change, change.into().getFirst());
            }
            case ERASED -> end(change, change.from().getFirst());
        }
    }

    private void begin(ProfileChange change, String id) {
        if (!live.add(id)) problems.add(change + ": " + id + " lives already");
    }

    private void end(ProfileChange change, String id) {
        if (!live.remove(id)) problems.add(change + ": " + id + " does not live");
    }

    private void mustLive(ProfileChange change, String id) {
        if (!live.contains(id)) problems.add(change + ": " + id + " does not live");
    }
}
