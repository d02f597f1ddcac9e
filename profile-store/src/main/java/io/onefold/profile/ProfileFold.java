package io.onefold.profile;

import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Folds the fragments of a part's members into the sections of its profile, as docs/definition.md has them. Thread-safe. */
public final class ProfileFold {
    private final Survivorship survivorship;
    private final ZoneId zone;
    private final BinaryOperator<TraitState> traitJoin;

    /**
     * A fold under fixed rules.
     *
     * @param zone the business time zone, the same that the fragments were made with
     */
    public ProfileFold(Survivorship survivorship, ZoneId zone) {
        this.survivorship = survivorship;
        this.zone = zone;
        this.traitJoin = survivorship.countsValues() ? TraitState::join : TraitState::joinUncounted;
    }

    /**
     * The profile's sections; the members' order does not matter.
     *
     * @param asOf UTC milliseconds; the windows of days end with its day
     */
    public ProfileSections fold(Collection<MemberFragment> members, long asOf) {
        FragmentCore whole = FragmentCore.EMPTY;
        for (MemberFragment member : members) whole = whole.join(member.core(), traitJoin);
        PurchaseFold purchases = new PurchaseFold();
        ServiceFold service = new ServiceFold();
        joined(members).forEach((key, entry) -> {
            switch (key) {
                case EntryKey.OrderLineKey line
                when entry instanceof Entry.OrderLineEntry latest -> purchases.add(line, latest);
                case EntryKey.ComplaintKey complaint
                when entry instanceof Entry.ComplaintEntry latest -> service.add(latest);
                case EntryKey.AnswerKey answer
                when entry instanceof Entry.AnswerEntry latest -> service.add(answer, latest);
                default -> throw new IllegalArgumentException(key.getClass() + " with " + entry.getClass());
            }
        });
        return new ProfileSections(
                TraitFold.fold(whole.traits(), survivorship),
                ActivityFold.fold(whole.activity(), Windows.dayOf(asOf, zone)),
                purchases.published(),
                service.published(whole.activity()));
    }

    /**
     * When time alone may change a count of the last so many days: the next midnight, in the time zone, on which a message enters
     * or leaves a window. Until then, and without new messages, the sections stay as they are.
     *
     * @param asOf UTC milliseconds
     * @return UTC milliseconds, later than {@code asOf}; {@link Long#MAX_VALUE} for never
     */
    public long nextChange(Collection<FragmentCore> cores, long asOf) {
        long today = Windows.dayOf(asOf, zone);
        long next = Long.MAX_VALUE;
        for (FragmentCore core : cores)
            next = Math.min(next, Windows.nextDay(core.activity().days(), today));
        return Windows.startOf(next, zone);
    }

    private static Map<EntryKey, Entry> joined(Collection<MemberFragment> members) {
        Map<EntryKey, Entry> joined = new HashMap<>();
        for (MemberFragment member : members)
            for (Map.Entry<EntryKey, Entry> each : member.entries())
                if (!(each.getKey() instanceof EntryKey.EvidenceKey))
                    joined.merge(each.getKey(), each.getValue(), Entry::join);
        return joined;
    }
}
