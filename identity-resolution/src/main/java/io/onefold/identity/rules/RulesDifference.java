package io.onefold.identity.rules;

import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs, sorted by what it takes.
 *
 * @param rebuild state does not hold what these need
 * @param live every identifier is looked at again
 * @param added concerns nothing that state holds
 */
record RulesDifference(List<String> rebuild, List<String> live, List<String> added) {
    static RulesDifference between(RulesSummary before, RulesSummary now) {
        RulesDifference found = new RulesDifference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        found.compareDeployment(before, now);
        Map<String, Namespace> old = before.byName();
        Map<String, Namespace> young = now.byName();
        for (Namespace namespace : before.namespaces()) {
            Namespace other = young.get(namespace.name());
            if (other == null) found.rebuild.add("namespace " + namespace.name() + " is gone");
            else found.compareNamespace(namespace, other);
        }
        for (Namespace namespace : now.namespaces())
            if (!old.containsKey(namespace.name())) found.added.add("namespace " + namespace.name() + " is new");
        return found;
    }

    private void compareDeployment(RulesSummary before, RulesSummary now) {
        differ(rebuild, "the time zone", before.timeZone(), now.timeZone());
        differ(
                rebuild,
                "the release's normalisation",
                "version " + before.normalisationVersion(),
                "version " + now.normalisationVersion());
        if (!before.garbage().equals(now.garbage())) rebuild.add("garbage changed");
        if (before.blocked().equals(now.blocked())) return;
        Set<IdentifierKey> gone = new TreeSet<>(before.blocked());
        gone.removeAll(now.blocked());
        Set<IdentifierKey> come = new TreeSet<>(now.blocked());
        come.removeAll(before.blocked());
        live.add("blocked: " + come.size() + " more, " + gone.size() + " no longer");
    }

    private void compareNamespace(Namespace before, Namespace now) {
        String name = before.name();
        differ(rebuild, name + ".strength", before.strength(), now.strength());
        differ(
                rebuild,
                name + ".normalise",
                before.normalise().label(),
                now.normalise().label());
        differ(rebuild, name + ".region", quoted(before.region()), quoted(now.region()));
        differ(live, name + ".limit", bound(before.limit()), bound(now.limit()));
        differ(live, name + ".priority", before.priority(), now.priority());
        differ(live, name + ".ambiguous", ambiguous(before), ambiguous(now));
        compareCap(
                name + ".sharedAbove.any",
                before.sharedAbove().any(),
                now.sharedAbove().any());
        Set<String> neighbours =
                new TreeSet<>(before.sharedAbove().byNamespace().keySet());
        neighbours.addAll(now.sharedAbove().byNamespace().keySet());
        for (String neighbour : neighbours)
            compareCap(
                    name + ".sharedAbove." + neighbour,
                    before.sharedAbove().of(neighbour),
                    now.sharedAbove().of(neighbour));
    }

    /** Neighbours are remembered up to the cap, and a shared identifier lets links go: a higher cap cannot get them back. */
    private void compareCap(String what, int before, int now) {
        differ(now > before ? rebuild : live, what, bound(before), bound(now));
    }

    private static void differ(List<String> kind, String what, Object before, Object now) {
        if (!Objects.equals(before, now)) kind.add(what + ": " + before + " becomes " + now);
    }

    private static String bound(int number) {
        return number == Integer.MAX_VALUE ? "none" : Integer.toString(number);
    }

    private static String quoted(String region) {
        return region.isEmpty() ? "none" : region;
    }

    private static String ambiguous(Namespace namespace) {
        return namespace.ambiguousNobody() ? "nobody" : "latest";
    }
}
