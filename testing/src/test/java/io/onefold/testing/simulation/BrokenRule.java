package io.onefold.testing.simulation;

import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.IndexEntry;
import io.onefold.identity.facts.PublishedProfile;
import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.identity.forest.ForestState;
import io.onefold.identity.forest.Message;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The rules that are easily thought superfluous, each broken as a plausible implementation would break it. */
enum BrokenRule implements Mutation {
    /** A shared anchor still tells a neighbour that they met, but no more when. */
    SHARED_ANCHOR_LINKS_WITHOUT_SIGHTING {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (message instanceof Message.Link link && link.anchorShared())
                now.accept(new Message.Link(link.to(), link.anchor(), Span.NEVER, true, link.byWord(), link.cause()));
            else now.accept(message);
        }
    },

    /** What an erasure suppresses leaves no trace of when its identifiers were seen. */
    SUPPRESSED_EVENT_DOES_NOT_TOUCH {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            boolean suppressed = message instanceof Message.Observe observe
                    && observe.observation().occurredAt()
                            <= state.node(observe.to()).erasedUntil();
            if (!suppressed) now.accept(message);
        }
    },

    /** Index entries and published profiles come apart from the identifiers that they belong to. */
    PUBLISHED_ROWS_IN_ANY_CHUNK {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (!(message instanceof Message.Absorb absorb)) {
                now.accept(message);
                return;
            }
            List<Row> published =
                    absorb.rows().stream().filter(BrokenRule::isPublished).toList();
            List<Row> rest =
                    absorb.rows().stream().filter(row -> !isPublished(row)).toList();
            if (rest.isEmpty() || published.isEmpty()) {
                now.accept(message);
                return;
            }
            now.accept(new Message.Absorb(absorb.to(), rest, absorb.cause()));
            later.accept(new Message.Absorb(absorb.to(), published, absorb.cause()));
        }
    },

    /** The word goes to the larger identifier, which then meets the smaller one. */
    MUST_SENT_TO_THE_LARGER {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (message instanceof Message.Link link && link.byWord())
                later.accept(new Message.Link(
                        link.anchor(), link.to(), link.seen(), link.anchorShared(), true, link.cause()));
            else now.accept(message);
        }
    },

    /** Of a message's copies the one counts that came first. */
    FIRST_COPY_WINS {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            Observation kept = message instanceof Message.Observe observe ? state.message(observe.observation()) : null;
            if (kept == null || !(message instanceof Message.Observe observe)) {
                now.accept(message);
                return;
            }
            now.accept(new Message.Observe(kept));
            now.accept(new Message.Remain(sightings(observe.observation())));
        }
    },

    /** That a message is gone is not told to whoever it bound: the decision is known there. */
    DECISION_KEEPS_ITS_MESSAGE {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (message instanceof Message.Update update)
                now.accept(new Message.Update(
                        update.to(),
                        update.rows().stream()
                                .filter(row -> !isWithoutMessage(row))
                                .toList(),
                        update.via(),
                        update.hops(),
                        update.cause()));
            else now.accept(message);
        }
    },

    /** What is left after an erasure is added to what was there before. */
    FRAGMENT_WITHOUT_EPOCH {
        @Override
        public void handle(ForestState state, Message message, Consumer<Message> now, Consumer<Message> later) {
            if (message instanceof Message.Update update)
                now.accept(new Message.Update(
                        update.to(),
                        update.rows().stream().map(BrokenRule::firstEpoch).toList(),
                        update.via(),
                        update.hops(),
                        update.cause()));
            else now.accept(message);
        }
    };

    private static boolean isWithoutMessage(Row row) {
        return row instanceof ConsentFact fact && !fact.register().namesMessage();
    }

    private static boolean isPublished(Row row) {
        return row instanceof IndexEntry || row instanceof PublishedProfile;
    }

    private static Row firstEpoch(Row row) {
        return switch (row) {
            case CoreFact core -> new CoreFact(core.anchor(), 1, core.core());
            case EntryFact entry -> new EntryFact(entry.anchor(), 1, entry.key(), entry.entry());
            default -> row;
        };
    }

    private static Residue sightings(Observation copy) {
        TreeMap<IdentifierKey, Residue.Seen> seen = new TreeMap<>();
        for (KeyedIdentifier identifier : copy.identifiers())
            seen.put(identifier.key(), new Residue.Seen(copy.occurredAt(), copy.occurredAt()));
        return new Residue(copy.anchor(), seen, List.of(), new TreeSet<>());
    }
}
