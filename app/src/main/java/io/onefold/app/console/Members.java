package io.onefold.app.console;

import io.onefold.profile.query.IdentifierLookup;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.ProfileId;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.binary.TimelineRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The identifiers of profiles by their keys, and what is known by them. Of a profile that has more than it lists, of those. Thread-safe. */
final class Members {
    private final ProfileReader profiles;
    private final IdentifierLookup lookup;

    Members(ProfileReader profiles, IdentifierLookup lookup) {
        this.profiles = profiles;
        this.lookup = lookup;
    }

    /** A steward's word, and the identifiers it is about as far as they are the profile's. */
    record Word(IdentityCommand command, List<ProfileIdentifier> about) {}

    /** The keys of a profile's identifiers; none where it is no more. */
    Set<IdentifierKey> of(String profileId) {
        return profiles.standing(profileId) instanceof Standing.Living(UnifiedProfile profile)
                ? new HashSet<>(keys(profile).keySet())
                : Set.of();
    }

    /** Ids under which a part of the person was published before: of identifiers that once gave a profile its name. */
    List<String> formerIds(UnifiedProfile profile) {
        List<String> former = new ArrayList<>();
        for (IdentifierKey each : keys(profile).keySet()) {
            String id = ProfileId.of(each, Long.MIN_VALUE);
            if (!id.equals(profile.profileId()) && profiles.namedBy(id).isPresent()) former.add(id);
        }
        return former.stream().sorted().toList();
    }

    /** What stewards have said of the profile's identifiers, in no order. */
    List<Word> words(UnifiedProfile profile) {
        Map<IdentifierKey, ProfileIdentifier> keys = keys(profile);
        List<Word> words = new ArrayList<>();
        for (IdentifierKey each : keys.keySet())
            for (TimelineRow row : profiles.wordsOf(each))
                if (row instanceof TimelineRow.CommandRow(IdentityCommand command)) words.add(word(command, keys));
        return words;
    }

    private static Word word(IdentityCommand command, Map<IdentifierKey, ProfileIdentifier> keys) {
        List<ProfileIdentifier> about = new ArrayList<>();
        Optional.ofNullable(keys.get(command.target())).ifPresent(about::add);
        IdentifierKey other = command.other();
        if (other != null) Optional.ofNullable(keys.get(other)).ifPresent(about::add);
        return new Word(command, about);
    }

    private Map<IdentifierKey, ProfileIdentifier> keys(UnifiedProfile profile) {
        Map<IdentifierKey, ProfileIdentifier> keys = new LinkedHashMap<>();
        for (ProfileIdentifier each : profile.identifiers())
            if (lookup.find(each.namespace(), each.value()) instanceof Lookup.Found(IdentifierKey key))
                keys.put(key, each);
        return keys;
    }
}
