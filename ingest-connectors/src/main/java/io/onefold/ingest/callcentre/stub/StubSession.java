package io.onefold.ingest.callcentre.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One connection to the stub. */
final class StubSession {
    private static final String CHALLENGE = "159753";

    private final Socket socket;
    private final StubLogin login;
    private final Runnable onChange;
    private volatile Set<String> classes = Set.of();
    private volatile boolean isLoggedIn;
    private volatile boolean isSilent;

    StubSession(Socket socket, StubLogin login, Runnable onChange) {
        this.socket = socket;
        this.login = login;
        this.onChange = onChange;
    }

    boolean isLoggedIn() {
        return isLoggedIn;
    }

    void fallSilent() {
        this.isSilent = true;
    }

    /** Answers actions until the connection is closed. */
    void serve() {
        try (socket) {
            write("Asterisk Call Manager/9.0.0\r\n");
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (Map<String, String> action = action(in); action != null; action = action(in)) {
                if (!isSilent && !answer(action)) break;
            }
        } catch (IOException e) {
            // The other side has gone, or the stub drops it: both end a session.
            isLoggedIn = false;
        }
        isLoggedIn = false;
    }

    private static @Nullable Map<String, String> action(BufferedReader in) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isEmpty() && !fields.isEmpty()) return fields;
            int colon = line.indexOf(':');
            if (colon > 0)
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return null;
    }

    /** False where the connection ends with the answer. */
    private boolean answer(Map<String, String> action) throws IOException {
        String name = action.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        switch (name) {
            case "challenge" -> respond(action, "Success", List.of("Challenge: " + CHALLENGE));
            case "login" -> {
                return logIn(action);
            }
            case "logoff" -> {
                respond(action, "Goodbye", List.of("Message: Thanks for all the calls."));
                return false;
            }
            default -> answerUser(name, action);
        }
        return true;
    }

    private boolean logIn(Map<String, String> action) throws IOException {
        if (!login.lets(action, CHALLENGE)) {
            respond(action, "Error", List.of("Message: Authentication failed"));
            return false;
        }
        respond(action, "Success", List.of("Message: Authentication accepted"));
        classes = classes(action.getOrDefault("events", "on"));
        isLoggedIn = true;
        onChange.run();
        return true;
    }

    private void answerUser(String name, Map<String, String> action) throws IOException {
        if (!isLoggedIn) {
            respond(action, "Error", List.of("Message: Permission denied"));
            return;
        }
        switch (name) {
            case "ping" -> respond(action, "Success", List.of("Ping: Pong"));
            case "events" -> {
                classes = classes(action.getOrDefault("eventmask", "on"));
                respond(action, "Success", List.of("Events: On"));
            }
            case "coresettings" -> respond(action, "Success", List.of("AMIversion: 9.0.0", "AsteriskVersion: 20.9.2"));
            default -> respond(action, "Error", List.of("Message: Invalid/unknown command"));
        }
    }

    private static Set<String> classes(String mask) {
        String asked = mask.toLowerCase(Locale.ROOT);
        if (asked.equals("on") || asked.equals("all"))
            return Arrays.stream(ManagerStub.Privilege.values())
                    .map(StubSession::label)
                    .collect(Collectors.toUnmodifiableSet());
        return Set.of(asked.split(","));
    }

    private static String label(ManagerStub.Privilege privilege) {
        return privilege.name().toLowerCase(Locale.ROOT);
    }

    private void respond(Map<String, String> action, String response, List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder("Response: ").append(response).append("\r\n");
        if (action.containsKey("actionid"))
            text.append("ActionID: ").append(action.get("actionid")).append("\r\n");
        for (String line : lines) text.append(line).append("\r\n");
        write(text.append("\r\n").toString());
    }

    void tell(ManagerStub.StubEvent event) {
        String label = label(event.privilege());
        if (!isLoggedIn || !classes.contains(label)) return;
        StringBuilder text = new StringBuilder("Event: ").append(event.kind()).append("\r\n");
        text.append("Privilege: ").append(label).append(",all\r\n");
        event.fields()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        try {
            write(text.append("\r\n").toString());
        } catch (IOException e) {
            close();
        }
    }

    private void write(String text) throws IOException {
        synchronized (this) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
    }

    void close() {
        isLoggedIn = false;
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be closed.
            return;
        }
    }
}
