package io.onefold.profile.lifetime;

/** What a model needs to know of one customer; customers with equal histories are the same to it. */
public sealed interface History<H extends History<H>> extends Comparable<H> permits PurchaseHistory, SpendHistory {
    /**
     * This history in a coarser grid, so that more customers share one. What is equal at a level is equal at all that
     * follow, and a history that was rounded already may be rounded again with the same result.
     *
     * @param level 1 is the finest grid, each further one is three times as coarse
     */
    H rounded(int level);
}
