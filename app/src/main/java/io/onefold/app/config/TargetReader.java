package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.ingest.connector.SecretReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where what a subscriber gets goes. */
final class TargetReader {
    private static final String TARGET = "target";
    private static final String TOPIC = "topic";
    private static final String WEBHOOK = "webhook";
    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String BATCH = "batch";
    private static final String TIMEOUT = "timeout";

    /** The keys of a description that are about the target. */
    static final List<String> KEYS = List.of(TARGET, URL, SECRET, BATCH, TIMEOUT);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_BATCH = 1_000;
    private static final Duration MOST_TIMEOUT = Duration.ofMinutes(2);

    private final NodeReader reader;

    TargetReader(NodeReader reader) {
        this.reader = reader;
    }

    /** The target that a description names; the topic where it names none. Problems are noted. */
    Optional<Target> read(NodeReader.Entry subscriber, Map<String, Located> fields) {
        Located told = fields.get(TARGET);
        String target = told == null ? TOPIC : reader.text(told);
        if (target.equals(WEBHOOK)) return webhook(subscriber, fields);
        if (told != null && !target.equals(TOPIC))
            reader.problem(
                    told,
                    target + " is no target: topic or webhook." + DidYouMean.suggest(target, List.of(TOPIC, WEBHOOK)));
        for (String key : KEYS.subList(1, KEYS.size())) {
            Located at = fields.get(key);
            if (at != null) reader.problem(at, key + " is only asked for where target is webhook");
        }
        return Optional.of(new Target.Topic());
    }

    private Optional<Target> webhook(NodeReader.Entry subscriber, Map<String, Located> fields) {
        Optional<URI> url = url(subscriber, fields.get(URL));
        Optional<SecretReference> secret = secret(subscriber, fields.get(SECRET));
        int batch = batch(fields.get(BATCH));
        Duration timeout = timeout(fields.get(TIMEOUT));
        return url.flatMap(to -> secret.map(signed -> new Target.Webhook(to, signed, batch, timeout)));
    }

    private Optional<URI> url(NodeReader.Entry subscriber, @Nullable Located at) {
        if (at == null) {
            reader.problem(subscriber.at(), subscriber.key() + " has no url to post to");
            return Optional.empty();
        }
        try {
            URI url = new URI(reader.text(at));
            boolean isSafe = "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost())));
            if (isSafe && url.getHost() != null && url.getUserInfo() == null) return Optional.of(url);
        } catch (URISyntaxException e) {
            // Said below, without the text: a password may be in it.
        }
        reader.problem(at, "url is https://…, without a user in it; http only to this machine");
        return Optional.empty();
    }

    private Optional<SecretReference> secret(NodeReader.Entry subscriber, @Nullable Located at) {
        String form = "secret is {env: NAME} or {file: PATH}: where the secret stands that requests are signed with";
        if (at == null) {
            reader.problem(subscriber.at(), subscriber.key() + " has no secret; " + form);
            return Optional.empty();
        }
        if (reader.isSection(at)) {
            Map<String, Located> said = reader.fields(at, List.of("env", "file"));
            Located env = said.get("env");
            Located file = said.get("file");
            if (env != null && file == null) return Optional.of(new SecretReference.Variable(reader.text(env)));
            if (file != null && env == null) return Optional.of(new SecretReference.InFile(Path.of(reader.text(file))));
        }
        reader.problem(at, form + "; the secret itself never stands here");
        return Optional.empty();
    }

    private int batch(@Nullable Located at) {
        int usual = 100;
        if (at == null) return usual;
        try {
            int batch = Integer.parseInt(reader.text(at));
            if (batch >= 1 && batch <= MOST_BATCH) return batch;
        } catch (NumberFormatException e) {
            // Said below.
        }
        reader.problem(at, "batch is a whole number from 1 to " + MOST_BATCH);
        return usual;
    }

    private Duration timeout(@Nullable Located at) {
        Duration usual = Duration.ofSeconds(10);
        if (at == null) return usual;
        try {
            if (Kind.DURATION.parse(reader.text(at)) instanceof Duration timeout
                    && timeout.isPositive()
                    && timeout.compareTo(MOST_TIMEOUT) <= 0) return timeout;
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        reader.problem(at, "timeout is " + Kind.DURATION.form() + ", at most 2m");
        return usual;
    }
}
