package io.onefold.identity.forest;

import io.onefold.identity.facts.ConsentFact;
import io.onefold.identity.facts.CoreFact;
import io.onefold.identity.facts.EntryFact;
import io.onefold.identity.facts.Facts;
import io.onefold.identity.facts.IdentifierFact;
import io.onefold.identity.facts.LinkKey;
import io.onefold.identity.resolve.ActiveLink;
import io.onefold.identity.resolve.Part;
import io.onefold.identity.resolve.Refusal;
import io.onefold.identity.resolve.Resolution;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.profile.ConsentFold;
import io.onefold.profile.ConsentRegister;
import io.onefold.profile.Entry;
import io.onefold.profile.EntryKey;
import io.onefold.profile.MemberFragment;
import io.onefold.profile.ProfileFold;
import io.onefold.profile.ProfileRules;
import io.onefold.profile.ProfileSections;
import io.onefold.profile.expression.PersonView;
import io.onefold.profile.portrait.Today;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.subscription.Subscribers;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Population;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a part as the profile that is published: docs/definition.md, "The profile". Thread-safe. */
final class Composer {
    private static final int MAX_LISTED = 500;

    private final IdentityRules rules;
    private final ProfileFold fold;
    private final ConsentFold consents;
    private final String birthdayTrait;
    private final Questions questions;
    private final Subscribers subscribers;
    private final ZoneId zone;

    Composer(IdentityRules rules, ProfileRules profile, ZoneId zone) {
        this.rules = rules;
        this.fold = new ProfileFold(profile);
        this.questions = profile.questions();
        this.subscribers = profile.subscribers();
        this.consents = new ConsentFold(profile.consent());
        this.birthdayTrait = profile.portrait().names().birthday();
        this.zone = zone;
    }

    /**
     * What a profile is made of besides facts.
     *
     * @param asOf UTC milliseconds
     * @param population what was learned from all customers, null for nothing
     */
    record Moment(long asOf, @Nullable Population population) {}

    /**
     * A profile, what subscribers get of it by their names, and until when that holds.
     *
     * @param nextChange when time alone changes any of it, UTC milliseconds; {@link Long#MAX_VALUE} for never
     */
    record Composed(UnifiedProfile profile, SortedMap<String, UnifiedProfile> views, long nextChange) {}

    /** The profile, or null where no member is the anchor of a message. */
    @Nullable
    Composed compose(Facts facts, Resolution resolution, Part part, Moment moment) {
        return new Writing(facts, resolution, part).write(moment);
    }

    /** One profile being written. */
    private final class Writing {
        private final Facts facts;
        private final Resolution resolution;
        private final Part part;
        private final Map<IdentifierKey, String> values = new HashMap<>();

        Writing(Facts facts, Resolution resolution, Part part) {
            this.facts = facts;
            this.resolution = resolution;
            this.part = part;
        }

        @Nullable
        Composed write(Moment moment) {
            List<MemberFragment> fragments = fragments();
            if (fragments.isEmpty()) return null;
            Today today = new Today(moment.asOf, zone);
            ProfileSections sections = fold.fold(fragments, today, moment.population);
            SortedMap<String, Consent> consents = consents(sections.traits(), today);
            List<ProfileIdentifier> identifiers = listed(part.members(), this::identifier);
            PersonView person = new PersonView(
                    sections.traits(),
                    sections.computed(),
                    consents,
                    sections.activity(),
                    sections.purchases(),
                    sections.service(),
                    identifiers,
                    part.alone(),
                    sections.lines());
            Questions.Answers answers = questions.of(person, today);
            UnifiedProfile profile = new UnifiedProfile(
                    part.profileId(),
                    identifiers,
                    part.members().size(),
                    sections.traits(),
                    consents,
                    sections.activity(),
                    sections.purchases(),
                    sections.service(),
                    answers.computed(),
                    answers.segments(),
                    answers.untold(),
                    listed(part.links(), this::link),
                    listed(part.refused().values(), this::refused),
                    part.alone());
            SortedMap<String, UnifiedProfile> views = subscribers.views(profile, today);
            return new Composed(profile, views, today.nextChange());
        }

        private static <A, B> List<B> listed(Collection<A> all, Function<A, B> each) {
            List<B> listed = new ArrayList<>(Math.min(all.size(), MAX_LISTED));
            for (A one : all) {
                if (listed.size() == MAX_LISTED) break;
                listed.add(each.apply(one));
            }
            return listed;
        }

        private List<MemberFragment> fragments() {
            List<MemberFragment> fragments = new ArrayList<>();
            for (IdentifierKey member : part.members()) {
                CoreFact core = facts.core(member);
                if (core == null || core.core().isEmpty()) continue;
                List<Map.Entry<EntryKey, Entry>> entries = new ArrayList<>();
                for (EntryFact fact : facts.entries(member)) {
                    if (fact.entry() instanceof Entry.EvidenceEntry evidence
                            && fact.key() instanceof EntryKey.EvidenceKey key)
                        values.putIfAbsent(key.other(), evidence.value());
                    else entries.add(new SimpleImmutableEntry<>(fact.key(), fact.entry()));
                }
                fragments.add(new MemberFragment(core.core(), entries));
            }
            return fragments;
        }

        private ProfileIdentifier identifier(IdentifierKey key) {
            String namespace = rules.name(key.strength());
            if (!part.contains(key)) return new ProfileIdentifier(namespace, "", 0, 0);
            String value = values.getOrDefault(key, "");
            IdentifierFact fact = facts.identifier(key);
            CoreFact core = facts.core(key);
            if (fact.shared() && core != null)
                return new ProfileIdentifier(
                        namespace, value, core.core().firstAt(), core.core().lastAt());
            long first = resolution.seen(key).first();
            long effectiveFirst = first > fact.erasedUntil() ? first : fact.erasedUntil() + 1;
            return new ProfileIdentifier(
                    namespace, value, effectiveFirst, resolution.seen(key).last());
        }

        private SortedMap<String, Consent> consents(SortedMap<String, Trait> traits, Today today) {
            List<Map<String, ConsentRegister>> registers = new ArrayList<>();
            for (IdentifierKey member : part.members()) {
                Map<String, ConsentRegister> byPurpose = new TreeMap<>();
                for (ConsentFact fact : facts.consents(member)) byPurpose.put(fact.purpose(), fact.register());
                registers.add(byPurpose);
            }
            Trait told = traits.get(birthdayTrait);
            String birthday = told != null && told.value() instanceof Value.Text(String text) ? text : "";
            return consents.fold(registers, birthday, today);
        }

        private Link link(ActiveLink link) {
            return link(link, link.must() ? "must" : "");
        }

        private RefusedLink refused(Refusal refusal) {
            String word = refusal.byWord() ? "never" : refusal.link().must() ? "must" : "";
            return new RefusedLink(link(refusal.link(), word), refusal.reason());
        }

        private Link link(ActiveLink link, String word) {
            LinkKey pair = link.pair();
            List<Evidence> evidence = evidence(pair);
            long first =
                    evidence.isEmpty() ? link.lastSeen() : evidence.getFirst().occurredAt();
            return new Link(identifier(pair.a()), identifier(pair.b()), first, link.lastSeen(), word, evidence);
        }

        private List<Evidence> evidence(LinkKey pair) {
            EntryFact fact = facts.entry(pair.a(), new EntryKey.EvidenceKey(pair.b()));
            return fact != null && fact.entry() instanceof Entry.EvidenceEntry entry ? entry.messages() : List.of();
        }
    }
}
