package io.onefold.profile;

import io.onefold.profile.portrait.Portrait;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.portrait.Subject;
import io.onefold.profile.portrait.Today;
import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Folds the fragments of a part's members into the sections of its profile, as docs/definition.md has them. Thread-safe. */
public final class ProfileFold {
    private final Survivorship survivorship;
    private final PortraitRules portraitRules;
    private final Portrait portrait;
    private final BinaryOperator<TraitState> traitJoin;

    /** A fold under fixed rules. */
    public ProfileFold(ProfileRules rules) {
        this.survivorship = rules.survivorship();
        this.portraitRules = rules.portrait();
        this.portrait = new Portrait(portraitRules);
        this.traitJoin = survivorship.countsValues() ? TraitState::join : TraitState::joinUncounted;
    }

    /**
     * The profile's sections; the members' order does not matter.
     *
     * @param population what was learned from all customers, null for nothing
     * @param today whose day is the last of the windows of days; it knows afterwards when time alone may change them
     */
    public ProfileSections fold(Collection<MemberFragment> members, Today today, @Nullable Population population) {
        FragmentCore whole = FragmentCore.EMPTY;
        for (MemberFragment member : members) whole = whole.join(member.core(), traitJoin);
        PurchaseFold purchases = new PurchaseFold(today);
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
        return sections(whole, purchases, service, today, population);
    }

    private ProfileSections sections(
            FragmentCore whole,
            PurchaseFold purchases,
            ServiceFold service,
            Today today,
            @Nullable Population population) {
        SortedMap<String, Trait> traits = TraitFold.fold(whole.traits(), survivorship);
        Activity activity = ActivityFold.fold(whole.activity(), today);
        Service told = service.published(whole.activity());
        Subject subject = new Subject(
                traits,
                activity,
                told,
                service.openSince(),
                whole.activity().byDay(),
                whole.activity().callsByDay(),
                purchases.lines(),
                today,
                portraitRules,
                population);
        SortedMap<String, Value> computed = portrait.of(subject);
        return new ProfileSections(traits, activity, purchases.published(), told, computed, purchases.lines());
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
