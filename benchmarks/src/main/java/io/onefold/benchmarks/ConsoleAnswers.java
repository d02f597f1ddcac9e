package io.onefold.benchmarks;

import io.javalin.Javalin;
import io.onefold.app.console.Asker;
import io.onefold.app.console.Console;
import io.onefold.app.console.KnownIdentifiers;
import io.onefold.app.console.LiveProfiles;
import io.onefold.app.console.People;
import io.onefold.app.console.Sight;
import io.onefold.profile.query.IdentifierLookup;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.subscription.FieldClasses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the console takes to show a customer out of a store of many on disk: to find them by an address, and to answer all that their
 * page asks for, one after another, as their page is the first time. Arguments: people, messages of each who bought, customers looked at.
 */
public final class ConsoleAnswers {
    private static final long CACHE_BYTES = 64L << 20;
    private static final int WARM_UP = 300;
    private static final List<String> QUESTIONS = List.of("", "/timeline", "/marks", "/graph");
    private static final Pattern ADDRESS = Pattern.compile("person([0-9]{1,9})@example\\.org");

    private ConsoleAnswers() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int messages = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int customers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        Path folder = Files.createTempDirectory("onefold-console");
        try (ProfileStore store = ProfileStore.open(folder.resolve("store"), CACHE_BYTES)) {
            FilledStore.fill(store, people, messages);
            Javalin server = Javalin.create(config -> console(store).addRoutes(config));
            try (HttpClient client = HttpClient.newHttpClient()) {
                server.start("127.0.0.1", 0);
                String api = "http://127.0.0.1:" + server.port() + "/console/api/people/";
                Random random = new Random(7);
                for (int i = 0; i < WARM_UP; i++) look(client, api, random.nextInt(people));
                long[] nanos = new long[customers];
                for (int i = 0; i < customers; i++) {
                    int person = random.nextInt(people);
                    long begun = System.nanoTime();
                    look(client, api, person);
                    nanos[i] = System.nanoTime() - begun;
                }
                Arrays.sort(nanos);
                System.out.printf(
                        "of %,d people %,d were found and shown, each by %d requests one after another: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                        people,
                        customers,
                        1 + QUESTIONS.size(),
                        nanos[customers / 2] / 1e6,
                        nanos[customers - customers / 100 - 1] / 1e6,
                        nanos[customers - 1] / 1e6);
            } finally {
                server.stop();
            }
        }
    }

    private static Console console(ProfileStore store) {
        IdentifierLookup addresses = (namespace, raw) -> {
            Matcher address = ADDRESS.matcher(raw);
            return address.matches()
                    ? new Lookup.Found(FilledStore.key(Integer.parseInt(address.group(1))))
                    : new Lookup.Unreadable("not an address");
        };
        InstantSource clock = InstantSource.system();
        Asker asker = new Asker(act -> {}, clock);
        return new Console(
                "127.0.0.1",
                List.of(new People(
                        store.reader(),
                        new KnownIdentifiers(List.of("email"), addresses),
                        new Sight(FieldClasses.SHIPPED, asker, new LiveProfiles(), clock))));
    }

    private static void look(HttpClient client, String api, int person) throws IOException, InterruptedException {
        ask(
                client,
                HttpRequest.newBuilder(URI.create(api + "find"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"text\": \"person" + person + "@example.org\"}")));
        for (String question : QUESTIONS)
            ask(client, HttpRequest.newBuilder(URI.create(api + FilledStore.id(person) + question)));
    }

    private static void ask(HttpClient client, HttpRequest.Builder question) throws IOException, InterruptedException {
        int status = client.send(question.build(), BodyHandlers.discarding()).statusCode();
        if (status != 200) throw new IllegalStateException("answered with " + status);
    }
}
