package io.onefold.testing.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Several senders of batches, each of which calls again as soon as it is answered, with new message ids. Thread-safe. */
final class BatchSenders implements AutoCloseable {
    private static final int EVENTS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PADDING = "x".repeat(2_000);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private int begun;
    private boolean finished;

    /** @param number of the call, in the order in which they began */
    record Answered(int number, int status, String retryAfter, String body) {
        boolean isStored() {
            return status == 200;
        }
    }

    BatchSenders(String url, int senders) {
        address = URI.create(url + "/v1/batch");
        for (int i = 0; i < senders; i++) threads.add(Thread.ofVirtual().start(this::send));
    }

    /** How many calls have begun. */
    synchronized int begun() {
        return begun;
    }

    /** Waits for an answer to a call that began after so many others. */
    synchronized Answered awaitSince(int number, Predicate<Answered> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int next = 0; true; next++) {
            while (next == answers.size()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) throw new IllegalStateException("no such answer within " + PATIENCE);
                wait(left);
            }
            Answered answer = answers.get(next);
            if (answer.number() >= number && wanted.test(answer)) return answer;
        }
    }

    /** The answers so far to calls that began after so many others. */
    synchronized List<Answered> answersSince(int number) {
        return answers.stream().filter(answer -> answer.number() >= number).toList();
    }

    /** The message ids of all calls that were answered with 200. */
    List<String> confirmed() {
        return answersSince(0).stream()
                .filter(Answered::isStored)
                .flatMap(answer -> IntStream.range(0, EVENTS).mapToObj(event -> answer.number() + "-" + event))
                .toList();
    }

    /** Calls no more; returns once all calls are answered. */
    void finish() throws InterruptedException {
        synchronized (this) {
            finished = true;
        }
        for (Thread thread : threads) thread.join();
    }

    private synchronized int next() {
        return finished ? -1 : begun++;
    }

    private synchronized void add(Answered answer) {
        answers.add(answer);
        notifyAll();
    }

    private void send() {
        try {
            for (int number = next(); number >= 0; number = next()) {
                HttpResponse<String> response = client.send(request(number), BodyHandlers.ofString());
                String retryAfter = response.headers().firstValue("Retry-After").orElse("");
                add(new Answered(number, response.statusCode(), retryAfter, response.body()));
            }
        } catch (IOException e) {
            add(new Answered(0, 0, "", e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(int number) {
        StringBuilder body = new StringBuilder("{\"batch\":[");
        for (int event = 0; event < EVENTS; event++)
            body.append(event == 0 ? "" : ",").append(event(number + "-" + event));
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + IngestStack.WEB_KEY)
                .POST(BodyPublishers.ofString(body + "]}"))
                .build();
    }

    private static String event(String messageId) {
        return """
                {"type":"track","event":"Viewed","userId":"u1","messageId":"%s","properties":{"text":"%s"}}""".formatted(messageId, PADDING);
    }

    @Override
    public void close() {
        synchronized (this) {
            finished = true;
        }
        client.shutdownNow();
        client.close();
    }
}
