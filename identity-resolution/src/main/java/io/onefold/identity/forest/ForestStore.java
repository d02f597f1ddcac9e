package io.onefold.identity.forest;

import io.onefold.schemas.IdentifierKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One partition's state, to be changed by {@link Forest} alone. Not thread-safe. */
public interface ForestStore extends ForestState {
    /** Makes a change. */
    void apply(Change change);

    /** At most so many roots that are marked for publishing, with the cause of each, in no promised order. */
    List<Change.Mark> marked(int limit);

    /** At most so many roots whose due time is not after an instant, the most overdue first. */
    List<IdentifierKey> due(long until, int limit);

    /** How far the sweep under the present rules has come: the last identifier swept; null before the first. */
    @Nullable
    IdentifierKey sweptTo();

    /** Whether fragments were written by a release that said less in them, until the sweep has had them told anew. */
    boolean hasOlderFragments();

    /** At most so many identifiers of this partition after one (null: from the first), by key. */
    List<IdentifierKey> identifiersAfter(@Nullable IdentifierKey after, int limit);
}
