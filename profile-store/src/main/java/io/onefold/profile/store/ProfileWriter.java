package io.onefold.profile.store;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** Brings the store up to date. One writer at a time; not thread-safe. */
public interface ProfileWriter {
    /**
     * Makes the changes, in their order, and remembers the positions, both or neither: after a crash the store is as after one of
     * the calls that returned or the one that was under way.
     *
     * @throws StoreFailure where the disk fails
     */
    void apply(List<StoreChange> changes, Collection<TopicPosition> positions);

    /** Where to read on; empty for a partition that was never read. */
    OptionalLong nextOffset(String topic, int partition);
}
