package io.onefold.profile.store;

import java.util.List;

/** Hears what has come into a store. Called by the thread that keeps the store up to date, so it must return at once and throw nothing. */
@FunctionalInterface
public interface StoreListener {
    /** Hears nothing. */
    StoreListener NONE = changes -> {};

    /** These changes can be read now, in their order. */
    void applied(List<StoreChange> changes);
}
