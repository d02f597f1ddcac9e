package io.onefold.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.app.conformance.ConformanceReport.Count;
import io.onefold.schemas.UnifiedProfile;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds the profiles that a topic leaves against something else, id by id. Of one thread. */
final class Comparison {
    private final Iterator<Map.Entry<String, UnifiedProfile>> profiles;
    private final Differences differences;
    private long all;
    private long equal;

    /** @param profiles ascending by id; read to their end */
    Comparison(Iterator<Map.Entry<String, UnifiedProfile>> profiles, Differences differences) {
        this.profiles = profiles;
        this.differences = differences;
    }

    /** With the ids that live. */
    Count living(ChangeFeed feed) {
        Iterator<String> ids = feed.living().iterator();
        Iterator<Map.Entry<String, String>> living = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return ids.hasNext();
            }

            @Override
            public Map.Entry<String, String> next() {
                String id = ids.next();
                return Map.entry(id, id);
            }
        };
        SideBySide.read(profiles, living, (id, profile, lives) -> {
            if (profile == null) note(id, "", "lives by profile-changes, and is not there");
            else if (lives == null) note(id, "", "is there, and does not live by profile-changes");
            else note(id, "", "");
        });
        return new Count("ids that live by profile-changes and are there", equal, all);
    }

    /** With a subscriber's definition: it gets some of those that live, and of these what it may have. */
    Count allowed(ChangeFeed feed, AllowedFields allowed) {
        profiles.forEachRemaining(each -> {
            List<String> violations = allowed.violations(ProfileText.read(ProfileText.of(each.getValue())));
            if (!feed.lives(each.getKey())) note(each.getKey(), "", "is there, and does not live by profile-changes");
            else
                note(
                        each.getKey(),
                        String.join(", ", violations),
                        violations.isEmpty() ? "" : "its definition does not allow it");
        });
        return new Count("profiles that live and have what the definition allows", equal, all);
    }

    /** With the memberships of segments. */
    Count segments(Iterator<Map.Entry<String, List<String>>> memberships) {
        SideBySide.read(profiles, memberships, (id, profile, told) -> {
            SortedSet<String> mine = new TreeSet<>(profile == null ? List.of() : profile.segments());
            SortedSet<String> others = new TreeSet<>(told == null ? List.of() : told);
            SortedSet<String> differing = new TreeSet<>(mine);
            differing.addAll(others);
            differing.removeIf(each -> mine.contains(each) && others.contains(each));
            note(id, "segments", differing.isEmpty() ? "" : "segment-memberships differs in " + differing);
        });
        return new Count("profiles whose segments segment-memberships tells", equal, all);
    }

    /** With what a tool has exported. */
    Count exported(Iterator<Map.Entry<String, JsonNode>> export, SortedSet<String> fields) {
        SideBySide.read(profiles, export, (id, profile, exported) -> {
            if (exported == null) note(id, "", "is missing in the export");
            else if (profile == null) note(id, "", "is in the export, and has ended or never was");
            else noteFields(id, profile, exported, fields);
        });
        return new Count("exported profiles equal in " + (fields.isEmpty() ? "their ids" : fields), equal, all);
    }

    private void noteFields(String id, UnifiedProfile profile, JsonNode exported, SortedSet<String> fields) {
        List<String> differing = ProfileText.differing(ProfileText.read(ProfileText.of(profile)), exported, fields);
        note(id, String.join(", ", differing), differing.isEmpty() ? "" : "the export differs");
    }

    private void note(String id, String field, String problem) {
        all++;
        if (problem.isEmpty()) equal++;
        else differences.add(id, field, problem);
    }
}
