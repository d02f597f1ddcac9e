package io.onefold.testing.simulation;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Holds the change feed to its promise: replayed from empty it gives the live ids, and nothing befalls an id after its end. */
final class FeedCheck {
    private final Simulation simulation;
    private final TreeSet<String> live = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    FeedCheck(Simulation simulation) {
        this.simulation = simulation;
    }

    List<String> problems() {
        simulation.feed().forEach(this::replay);
        if (!live.equals(simulation.profiles().keySet()))
            problems.add("the feed ends with " + live + ", published are "
                    + simulation.profiles().keySet());
        simulation.naming().forEach(this::resolves);
        return problems;
    }

    private void resolves(String id, IdentifierKey naming) {
        String now = simulation.index().get(naming);
        if (now != null && !live.contains(now)) problems.add(id + " resolves to " + now + ", which does not live");
        if (live.contains(id) && !id.equals(now)) problems.add(id + " lives, but its naming identifier is in " + now);
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
