package io.onefold.app.subscribers;

import io.onefold.app.config.Target;
import io.onefold.ingest.connector.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Posts mailbags to one subscriber's URL, signed. Redirects are not followed. Thread-safe. */
final class Post implements AutoCloseable {
    /** These say that this request was wrong, and no more. Of the others a path, a right or a server is the reason, and that can be put right. */
    private static final Set<Integer> FOR_WHAT_WAS_IN_IT =
            Set.of(400, 406, 411, 412, 413, 414, 415, 417, 422, 431, 451);

    private static final Duration MOST_ASKED_FOR = Duration.ofHours(1);

    private final Target.Webhook target;
    private final LetterJson json;
    private final Secrets secrets;
    private final InstantSource clock;
    private final HttpClient client;

    Post(Target.Webhook target, LetterJson json, Secrets secrets, InstantSource clock) {
        this.target = target;
        this.json = json;
        this.secrets = secrets;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.timeout())
                .build();
    }

    /** Posts it once. */
    Answer post(Mailbag bag) throws InterruptedException {
        try {
            return answer(client.send(request(bag), BodyHandlers.discarding()));
        } catch (IOException e) {
            String message = e.getMessage();
            return new Answer.Later(message == null ? e.getClass().getSimpleName() : message, Duration.ZERO);
        } catch (IllegalArgumentException e) {
            return new Answer.Later(String.valueOf(e.getMessage()), Duration.ZERO);
        }
    }

    private HttpRequest request(Mailbag bag) throws IOException {
        byte[] body = json.write(bag);
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(target.url())
                .timeout(target.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Onefold")
                .header("Idempotency-Key", bag.id())
                .header("webhook-id", bag.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", Signature.of(secrets.reveal(target.secret()), bag.id(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) return new Answer.Taken();
        String why = "answered " + status;
        if (FOR_WHAT_WAS_IN_IT.contains(status)) return new Answer.Refused(why, status);
        return new Answer.Later(
                why,
                response.headers().firstValue("Retry-After").map(this::asked).orElse(Duration.ZERO));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3); what is neither asks for nothing. */
    private Duration asked(String retryAfter) {
        Duration asked = Duration.ZERO;
        try {
            asked = retryAfter.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(retryAfter))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
        if (asked.isNegative()) return Duration.ZERO;
        return asked.compareTo(MOST_ASKED_FOR) > 0 ? MOST_ASKED_FOR : asked;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
