package io.onefold.testing.store;

import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.ProfileWriter;
import io.onefold.profile.store.StoreChange;
import io.onefold.profile.store.TopicPosition;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.ProfileIndexEntry.Member;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes step after step into a store, printing each, until it is killed. What each step writes is known. */
final class CrashingWriter {
    static final String TOPIC = "steps";
    private static final int IDENTIFIERS = 20;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        try (ProfileStore store = ProfileStore.open(Path.of(arguments[0]), 1 << 20)) {
            ProfileWriter writer = store.writer();
            long step = writer.nextOffset(TOPIC, 0).orElse(0);
            while (true) {
                writer.apply(changes(step), List.of(new TopicPosition(TOPIC, 0, step + 1)));
                System.out.println(step++);
            }
        }
    }

    /** An identifier moves to the profile of the step, and another one leaves its profile. */
    private static List<StoreChange> changes(long step) {
        return List.of(
                new StoreChange.IndexEntryPublished(new Member(identifier(step * 7), "p" + step)),
                new StoreChange.IdentifierDropped(identifier(step * 3 + 1)));
    }

    /** What the index must say after so many steps. */
    static Map<IdentifierKey, Optional<String>> expected(long steps) {
        Map<IdentifierKey, Optional<String>> index = new HashMap<>();
        for (long i = 0; i < IDENTIFIERS; i++) index.put(identifier(i), Optional.empty());
        for (long step = 0; step < steps; step++) {
            index.put(identifier(step * 7), Optional.of("p" + step));
            index.put(identifier(step * 3 + 1), Optional.empty());
        }
        return index;
    }

    /** What the index says. */
    static Map<IdentifierKey, Optional<String>> found(ProfileReader reader) {
        Map<IdentifierKey, Optional<String>> index = new HashMap<>();
        for (long i = 0; i < IDENTIFIERS; i++) index.put(identifier(i), reader.profileOf(identifier(i)));
        return index;
    }

    private static IdentifierKey identifier(long number) {
        return new IdentifierKey(4, 1, number % IDENTIFIERS);
    }
}
