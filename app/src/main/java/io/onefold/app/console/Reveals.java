package io.onefold.app.console;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may see which profile unmasked, and until when: one recorded reveal covers one profile for a quarter of an hour, in the page that
 * asked. Kept in memory, so a restart ends all. Thread-safe.
 */
final class Reveals {
    /** How long a reveal lasts. */
    static final Duration LASTING = Duration.ofMinutes(15);

    /** The header that a page sends what it was granted in. */
    static final String HEADER = "Onefold-Reveal";

    private static final int MOST = 10_000;
    private static final int TOKEN_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, Granted> granted = new HashMap<>();

    private record Granted(String profileId, long until) {}

    Reveals(InstantSource clock) {
        this.clock = clock;
    }

    /** A token that covers the profile from now on; the caller has recorded why. */
    synchronized String grant(String profileId) {
        long now = clock.millis();
        granted.values().removeIf(each -> each.until() <= now);
        if (granted.size() >= MOST) granted.clear();
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        granted.put(text, new Granted(profileId, now + LASTING.toMillis()));
        return text;
    }

    /** Whether a request may see a profile unmasked. */
    synchronized boolean covers(Context request, String profileId) {
        String token = request.header(HEADER);
        Granted found = token == null ? null : granted.get(token);
        return found != null && found.profileId().equals(profileId) && found.until() > clock.millis();
    }
}
