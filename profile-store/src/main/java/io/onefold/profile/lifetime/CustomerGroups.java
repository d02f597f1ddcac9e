package io.onefold.profile.lifetime;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Customers by history, in bounded memory: where there would be too many different histories, all are rounded to the finest
 * grid in which there are few enough. What it holds depends on the customers alone, not on the order in which they came, nor
 * on how they were spread over groups that were put together later. Not thread-safe.
 *
 * @param <H> whose times or means are rounded; the numbers of purchases are not, so that there may be as many groups as these
 */
public final class CustomerGroups<H extends History<H>> {
    /** Four centuries of days, and any two amounts, are one cell here. */
    private static final int COARSEST = 12;

    private final int mostGroups;
    private TreeMap<H, Long> groups = new TreeMap<>();
    private int level;

    /** @param mostGroups how many different histories are kept, at about 100 bytes each; a fit takes some 400 microseconds
     *     for each */
    public CustomerGroups(int mostGroups) {
        if (mostGroups < 1) throw new IllegalArgumentException("most groups " + mostGroups + " is below 1");
        this.mostGroups = mostGroups;
    }

    /** @throws IllegalArgumentException where customers is not above 0 */
    public void add(H history, long customers) {
        if (customers <= 0) throw new IllegalArgumentException("customers " + customers + " is not above 0");
        groups.merge(level == 0 ? history : history.rounded(level), customers, Math::addExact);
        while (groups.size() > mostGroups && level < COARSEST) coarsen(level + 1);
    }

    /** Adds all customers of others, which had room for as many groups. */
    public void add(CustomerGroups<H> others) {
        if (others.mostGroups != mostGroups)
            throw new IllegalArgumentException("groups of at most " + others.mostGroups + " and " + mostGroups);
        if (others.level > level) coarsen(others.level);
        others.groups.forEach(this::add);
    }

    /** Customers by history, in the histories' order; a view. */
    public SortedMap<H, Long> byHistory() {
        return Collections.unmodifiableSortedMap(groups);
    }

    /** All of them together. */
    public long customers() {
        long customers = 0;
        for (long some : groups.values()) customers = Math.addExact(customers, some);
        return customers;
    }

    /** 0 where histories are as they were added, else the level of {@link History#rounded}. */
    public int level() {
        return level;
    }

    private void coarsen(int coarser) {
        TreeMap<H, Long> fewer = new TreeMap<>();
        groups.forEach((history, customers) -> fewer.merge(history.rounded(coarser), customers, Math::addExact));
        groups = fewer;
        level = coarser;
    }
}
