package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a part's profile out of what its members say. */
record ProfileFold(
        Facts facts,
        Identifiers identifiers,
        LinkLists links,
        SurvivorshipSpec survivorship,
        ActivityFold activityFold,
        ComputedFold computed,
        ConsentsFold consentsFold,
        AnswerFold answers) {
    private static final int MOST_IDENTIFIERS = 500;

    /** The messages whose anchor is a member (rule 16: without any there is no profile). */
    List<Message> messages(Part part) {
        List<Message> messages = new ArrayList<>();
        for (IdentifierKey member : part.members) messages.addAll(facts.identifier(member).messages);
        return messages;
    }

    UnifiedProfile fold(String profileId, Part part) {
        List<Message> messages = messages(part);
        List<ProfileIdentifier> listed = part.members.stream()
                .limit(MOST_IDENTIFIERS)
                .map(identifiers::inPart)
                .toList();
        SortedMap<String, Trait> traits = traits(messages);
        Activity activity = activityFold.of(messages);
        PurchaseFold purchases = PurchaseFold.of(messages);
        ServiceFold service = ServiceFold.of(messages);
        UnifiedProfile described = new UnifiedProfile(
                profileId,
                listed,
                part.members.size(),
                traits,
                consents(part, traits),
                activity,
                purchases.purchases(),
                service.service(),
                computed.of(new ComputedFold.Known(messages, traits, activity, purchases.lines(), service)),
                List.of(),
                new TreeMap<>(),
                links.links(part),
                links.refused(part),
                part.alone);
        return answers.of(described, purchases.lines());
    }

    private SortedMap<String, Trait> traits(List<Message> messages) {
        Map<String, List<Register>> registers = new HashMap<>();
        for (Message message : messages)
            for (Map.Entry<String, Value> trait : message.traits().entrySet())
                registers
                        .computeIfAbsent(trait.getKey(), name -> new ArrayList<>())
                        .add(Register.of(trait.getValue(), message.touchpoint()));
        SortedMap<String, Trait> traits = new TreeMap<>();
        registers.forEach((name, said) ->
                Survivor.of(said, survivorship.of(name)).ifPresent(survivor -> traits.put(name, survivor)));
        return traits;
    }

    private SortedMap<String, Consent> consents(Part part, SortedMap<String, Trait> traits) {
        List<Map<String, Decided>> registers = new ArrayList<>();
        for (IdentifierKey member : part.members) registers.add(facts.identifier(member).consents);
        return consentsFold.of(registers, computed.age(traits));
    }
}
