package io.onefold.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.schemas.UnifiedProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the query API answers with a topic, in batches. The API reads the same topic, a moment behind: what is not equal is asked again for
 * that long. Of one thread.
 */
final class Answers {
    private static final long AGAIN_MILLIS = 250;

    private final QueryApi api;
    private final Differences differences;
    private final long until;
    private long asked;
    private long equal;

    /** @param behind how long the API may need until it has read what the topic has */
    Answers(QueryApi api, Duration behind, Differences differences) {
        this.api = api;
        this.differences = differences;
        this.until = System.nanoTime() + behind.toNanos();
    }

    /** Whether it answers each profile with the bytes that its topic stands for. */
    ConformanceReport.Count living(Iterator<Map.Entry<String, UnifiedProfile>> profiles) throws InterruptedException {
        asked = 0;
        equal = 0;
        Map<String, String> batch = new LinkedHashMap<>();
        while (profiles.hasNext()) {
            Map.Entry<String, UnifiedProfile> each = profiles.next();
            batch.put(each.getKey(), ProfileText.of(each.getValue()));
            if (batch.size() == QueryApi.MOST_IDS || !profiles.hasNext()) {
                check(batch);
                batch.clear();
            }
        }
        return new ConformanceReport.Count("profiles that the query API answers to the byte", equal, asked);
    }

    private void check(Map<String, String> expected) throws InterruptedException {
        asked += expected.size();
        Map<String, QueryApi.Told> wrong = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(expected.keySet());
        while (true) {
            wrong.clear();
            List<QueryApi.Told> told = api.ask(left);
            for (int i = 0; i < left.size(); i++)
                if (!isFound(told.get(i), expected.get(left.get(i)))) wrong.put(left.get(i), told.get(i));
            if (wrong.isEmpty() || System.nanoTime() > until) break;
            left = new ArrayList<>(wrong.keySet());
            Thread.sleep(AGAIN_MILLIS);
        }
        equal += expected.size() - wrong.size();
        wrong.forEach((id, told) -> tell(id, expected.getOrDefault(id, ""), told));
    }

    private static boolean isFound(QueryApi.Told told, @Nullable String profile) {
        return told.status().equals("found") && told.profile().equals(profile);
    }

    private void tell(String id, String expected, QueryApi.Told told) {
        if (!told.status().equals("found")) {
            differences.add(id, "", "the query API says " + told.status());
            return;
        }
        JsonNode one = ProfileText.read(expected);
        JsonNode other = ProfileText.read(told.profile());
        Set<String> fields = ProfileText.fields(one);
        fields.addAll(ProfileText.fields(other));
        List<String> differing = ProfileText.differing(one, other, fields);
        differences.add(id, String.join(", ", differing), "the query API answers otherwise");
    }

    /** Whether it finds none of the ids that ended. */
    ConformanceReport.Count ended(List<String> ids) throws InterruptedException {
        long right = 0;
        for (int from = 0; from < ids.size(); from += QueryApi.MOST_IDS)
            right += endedOf(ids.subList(from, Math.min(ids.size(), from + QueryApi.MOST_IDS)));
        return new ConformanceReport.Count("ended ids that the query API finds no more", right, ids.size());
    }

    private long endedOf(List<String> ids) throws InterruptedException {
        List<String> left = ids;
        while (true) {
            List<String> found = new ArrayList<>();
            List<QueryApi.Told> told = api.ask(left);
            for (int i = 0; i < left.size(); i++) if (told.get(i).status().equals("found")) found.add(left.get(i));
            left = found;
            if (left.isEmpty() || System.nanoTime() > until) break;
            Thread.sleep(AGAIN_MILLIS);
        }
        for (String id : left) differences.add(id, "", "ended, and the query API finds it");
        return ids.size() - (long) left.size();
    }
}
