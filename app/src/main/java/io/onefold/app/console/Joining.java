package io.onefold.app.console;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A link that made one person of what had been two, by the times of the events themselves: both had been seen before. A link by which an
 * identifier was seen for the first time joins nothing.
 *
 * @param link the link; its first time is the moment
 */
record Joining(Link link) {
    /** Those of a profile, the earliest first. */
    static List<Joining> of(UnifiedProfile profile) {
        Map<String, String> parents = new HashMap<>();
        Map<String, Long> firstSeen = new HashMap<>();
        for (ProfileIdentifier each : profile.identifiers()) firstSeen.put(name(each), each.firstSeen());
        List<Link> links = new ArrayList<>(profile.links());
        links.sort(Comparator.comparingLong(Link::firstSeen)
                .thenComparing(each -> name(each.a()))
                .thenComparing(each -> name(each.b())));
        List<Joining> joinings = new ArrayList<>();
        for (Link each : links) {
            String a = root(parents, name(each.a()));
            String b = root(parents, name(each.b()));
            if (a.equals(b)) continue;
            long first = firstSeen.getOrDefault(a, each.a().firstSeen());
            long second = firstSeen.getOrDefault(b, each.b().firstSeen());
            if (Math.max(first, second) < each.firstSeen()) joinings.add(new Joining(each));
            parents.put(b, a);
            firstSeen.put(a, Math.min(first, second));
        }
        return joinings;
    }

    private static String root(Map<String, String> parents, String of) {
        String at = of;
        for (String up = parents.get(at); up != null; up = parents.get(at)) at = up;
        return at;
    }

    private static String name(ProfileIdentifier identifier) {
        return identifier.namespace() + '\u001f' + identifier.value();
    }
}
