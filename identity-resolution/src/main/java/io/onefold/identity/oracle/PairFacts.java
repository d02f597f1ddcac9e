package io.onefold.identity.oracle;

import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of two identifiers, gathered from all inputs before anything is decided. */
final class PairFacts {
    final Pair pair;
    /** The messages that are evidence for the pair. */
    final List<Message> evidence = new ArrayList<>();

    long last = Long.MIN_VALUE;
    long cut = Long.MIN_VALUE;

    @Nullable
    IdentityCommand word;

    PairFacts(Pair pair) {
        this.pair = pair;
    }

    boolean hasWord(Action action) {
        return word != null && word.action() == action;
    }

    long wordAt() {
        return word == null ? Long.MIN_VALUE : word.at();
    }
}
