package io.onefold.schemas.mapping;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.avro.ProfileTrait;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unified profiles as Avro records. Equal profiles have equal bytes. */
public final class UnifiedProfileAvro {
    private UnifiedProfileAvro() {}

    /** How profiles are written. */
    public static AvroMapping<UnifiedProfile, io.onefold.schemas.avro.UnifiedProfile> mapping() {
        return new AvroMapping<>(
                io.onefold.schemas.avro.UnifiedProfile.getClassSchema(),
                io.onefold.schemas.avro.UnifiedProfile.class,
                UnifiedProfileAvro::toAvro,
                UnifiedProfileAvro::fromAvro);
    }

    /** The profile's record. */
    public static io.onefold.schemas.avro.UnifiedProfile toAvro(UnifiedProfile profile) {
        return new io.onefold.schemas.avro.UnifiedProfile(
                profile.profileId(),
                profile.identifiers().stream().map(LinkMapping::toAvro).toList(),
                profile.identifierCount(),
                traits(profile.traits()),
                ConsentMapping.states(profile.consents()),
                ConsentMapping.records(profile.consents()),
                BehaviourMapping.toAvro(profile.activity()),
                BehaviourMapping.toAvro(profile.purchases()),
                BehaviourMapping.toAvro(profile.service()),
                Values.write(profile.computed()),
                profile.segments(),
                profile.untold(),
                profile.links().stream().map(LinkMapping::toAvro).toList(),
                profile.refusedLinks().stream().map(LinkMapping::toAvro).toList(),
                profile.shared());
    }

    /**
     * The record's profile.
     *
     * @throws MalformedRecordException where it says what cannot be
     */
    public static UnifiedProfile fromAvro(io.onefold.schemas.avro.UnifiedProfile from) {
        return new UnifiedProfile(
                from.getProfileId(),
                from.getIdentifiers().stream().map(LinkMapping::fromAvro).toList(),
                from.getIdentifierCount(),
                traits(from.getTraits()),
                ConsentMapping.fromAvro(from.getConsents(), from.getConsentRecords()),
                BehaviourMapping.fromAvro(from.getActivity()),
                BehaviourMapping.fromAvro(from.getPurchases()),
                BehaviourMapping.fromAvro(from.getService()),
                Values.read(from.getComputed()),
                from.getSegments(),
                new TreeMap<>(from.getUntold()),
                from.getLinks().stream().map(LinkMapping::fromAvro).toList(),
                from.getRefusedLinks().stream().map(LinkMapping::fromAvro).toList(),
                from.getShared());
    }

    private static Map<String, ProfileTrait> traits(SortedMap<String, Trait> traits) {
        Map<String, ProfileTrait> to = new TreeMap<>();
        traits.forEach((name, trait) -> to.put(
                name,
                new ProfileTrait(
                        Values.write(trait.value()),
                        trait.source(),
                        trait.messageId(),
                        Times.write(trait.occurredAt()))));
        return to;
    }

    private static SortedMap<String, Trait> traits(Map<String, ProfileTrait> from) {
        SortedMap<String, Trait> traits = new TreeMap<>();
        from.forEach((name, trait) -> traits.put(
                name,
                new Trait(
                        Values.read(trait.getValue()),
                        trait.getSource(),
                        trait.getMessageId(),
                        Times.read(trait.getOccurredAt()))));
        return traits;
    }
}
