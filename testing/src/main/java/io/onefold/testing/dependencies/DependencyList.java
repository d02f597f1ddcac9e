package io.onefold.testing.dependencies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the packaged product holds of others.
 *
 * @param all in the order of their coordinates
 */
public record DependencyList(List<Dependency> all) {
    public DependencyList {
        all = List.copyOf(all);
    }

    /**
     * Finds out what each jar is and how it is licensed. What {@code listed} says already of the same version is kept.
     *
     * @param home of the product
     * @param repository of Maven on this machine, which the product was built from
     */
    public static DependencyList find(Path home, Path repository, DependencyList listed) throws IOException {
        JarNames names = new JarNames(home, repository);
        LicenceFinder licences = new LicenceFinder(repository);
        Map<Coordinates, Licence> known = new TreeMap<>();
        listed.all.forEach(row -> known.put(row.coordinates(), row.licence()));
        Map<Coordinates, Dependency> found = new TreeMap<>();
        for (PackedJar jar : PackedJar.under(home)) {
            Coordinates coordinates = names.of(jar);
            if (!found.containsKey(coordinates)) {
                Licence licence = licences.byHand(coordinates);
                if (!licence.isKnown()) licence = known.getOrDefault(coordinates, Licence.UNKNOWN);
                if (!licence.isKnown()) licence = licences.find(coordinates, jar.file());
                String sha256 = names.isWhole(jar) ? jar.sha256() : "";
                found.put(coordinates, new Dependency(coordinates, licence, new TreeSet<>(), sha256));
            }
            found.get(coordinates).folders().add(jar.folder());
        }
        return new DependencyList(new ArrayList<>(found.values()));
    }

    /** All of them, with their versions. */
    public List<String> names() {
        return all.stream().map(DependencyList::name).toList();
    }

    /** Those whose licence nothing says, with their versions. */
    public List<String> unlicensed() {
        return all.stream()
                .filter(each -> !each.licence().isKnown())
                .map(DependencyList::name)
                .toList();
    }

    private static String name(Dependency each) {
        return each.coordinates().name() + " " + each.coordinates().version();
    }
}
