package io.onefold.ingest.rest;

import io.onefold.ingest.rest.StubServer.Answer;
import io.onefold.ingest.rest.StubServer.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Notifications as Mastodon answers them: newest first, directly after {@code min_id}, or the newest after {@code since_id},
 * or those before {@code max_id}, with links that keep the filter but not the other ids.
 */
final class MastodonServer implements StubServer.Answering {
    private static final Instant FIRST = Instant.parse("2026-11-01T08:00:00Z");

    volatile String token = "good-token";
    volatile int remaining = 300;
    volatile Instant reset = Instant.EPOCH;
    private final List<Integer> ids = new ArrayList<>();

    /** Odd ones are mentions, even ones follows. */
    synchronized void notifications(int from, int to) {
        for (int id = from; id <= to; id++) ids.add(id);
    }

    @Override
    public synchronized Answer answer(Asked asked) {
        if (!("Bearer " + token).equals(asked.headers().get("authorization")))
            return new Answer(401, Map.of(), "{\"error\":\"The access token is invalid\"}");
        if (!asked.path().equals("/api/v1/notifications")) return Answer.status(404);
        int limit = Integer.parseInt(asked.query().getOrDefault("limit", "40"));
        List<Integer> page = page(asked.query(), limit);
        String body =
                "[" + String.join(",", page.stream().map(MastodonServer::json).toList()) + "]";
        Answer answer = Answer.json(body)
                .with("X-RateLimit-Limit", "300")
                .with("X-RateLimit-Remaining", String.valueOf(remaining))
                .with("X-RateLimit-Reset", reset.toString());
        if (page.isEmpty()) return answer;
        String base = "<http://" + asked.headers().get("host") + asked.path() + "?limit=" + limit;
        return answer.with(
                "Link",
                base + "&max_id=" + page.getLast() + ">; rel=\"next\", " + base + "&min_id=" + page.getFirst()
                        + ">; rel=\"prev\"");
    }

    private List<Integer> page(Map<String, String> query, int limit) {
        List<String> types =
                Arrays.asList(query.getOrDefault("types[]", "mention,follow").split(","));
        int after = Math.max(number(query, "min_id", -1), number(query, "since_id", -1));
        int before = number(query, "max_id", Integer.MAX_VALUE);
        List<Integer> matching = ids.stream()
                .filter(id -> id > after && id < before && types.contains(type(id)))
                .sorted(query.containsKey("min_id") ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .limit(limit)
                .toList();
        return query.containsKey("min_id") ? matching.reversed() : matching;
    }

    private static int number(Map<String, String> query, String name, int otherwise) {
        return query.containsKey(name) ? Integer.parseInt(query.get(name)) : otherwise;
    }

    private static String type(int id) {
        return id % 2 == 1 ? "mention" : "follow";
    }

    private static String json(int id) {
        String status = id % 2 == 0 ? "" : """
                ,"status":{"id":"90%d","url":"https://mastodon.example/@ana/90%d","visibility":"public","language":"en",
                "content":"<p>@shop where is my parcel?</p>"}""".formatted(id, id);
        return """
                {"id":"%d","type":"%s","created_at":"%s","account":{"id":"7","acct":"ana","display_name":"Ana",
                "url":"https://mastodon.example/@ana","followers_count":12}%s}""".formatted(id, type(id), FIRST.plusSeconds(id * 60L), status);
    }
}
