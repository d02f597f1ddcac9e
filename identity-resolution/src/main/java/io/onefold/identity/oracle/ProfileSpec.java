package io.onefold.identity.oracle;

import java.util.List;
import java.util.Map;

/**
 * What profiles are made by.
 *
 * @param own computed traits of the deployment's own, by name, each behind those that it reads
 * @param segments who is in which, by name
 * @param consent which grants count
 * @param subscribers what each gets of a profile, by name
 */
public record ProfileSpec(
        SurvivorshipSpec survivorship,
        PortraitSpec portrait,
        List<Map.Entry<String, Question>> own,
        List<Map.Entry<String, Question>> segments,
        ConsentSpec consent,
        List<Map.Entry<String, View>> subscribers) {
    /** What holds where nothing is set. */
    public static final ProfileSpec DEFAULT = new ProfileSpec(SurvivorshipSpec.DEFAULT, PortraitSpec.DEFAULT);

    /** Without subscribers. */
    public ProfileSpec(
            SurvivorshipSpec survivorship,
            PortraitSpec portrait,
            List<Map.Entry<String, Question>> own,
            List<Map.Entry<String, Question>> segments) {
        this(survivorship, portrait, own, segments, ConsentSpec.DEFAULT, List.of());
    }

    /** Without questions of the deployment's own. */
    public ProfileSpec(SurvivorshipSpec survivorship, PortraitSpec portrait) {
        this(survivorship, portrait, List.of(), List.of());
    }

    /** The same but for which grants count. */
    public ProfileSpec withConsent(ConsentSpec other) {
        return new ProfileSpec(survivorship, portrait, own, segments, other, subscribers);
    }

    public ProfileSpec {
        own = List.copyOf(own);
        segments = List.copyOf(segments);
        subscribers = List.copyOf(subscribers);
    }
}
