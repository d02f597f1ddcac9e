package io.onefold.app.sample.systems;

import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls the collector as a well-made sender does: what is not stored is sent again, when the collector says. Thread-safe. */
final class CollectorClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 60;
    private static final int AT_ONCE = 16;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /** @param url of the collector */
    CollectorClient(String url) {
        this.url = url;
    }

    /** Posts a body; the answer says that it is stored. */
    void post(String path, String header, String value, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status == 200) return;
            boolean isBusy = status == 429 || status == 503;
            if (!isBusy || attempt == ATTEMPTS)
                throw new IOException("the collector answers " + path + " with HTTP " + status);
            Thread.sleep(Duration.ofSeconds(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1)));
        }
    }

    /** A call a touchpoint, several at once. */
    @FunctionalInterface
    interface Call {
        void make(Touchpoint touchpoint) throws IOException, InterruptedException;
    }

    /** Makes the calls of all, and returns when each was answered; throws what the first that failed threw. */
    void forEach(List<Touchpoint> touchpoints, Call call, CompanySystem.Told progress)
            throws IOException, InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (Touchpoint each : touchpoints)
                calls.add(callers.submit(() -> {
                    call.make(each);
                    return null;
                }));
            int done = 0;
            for (Future<?> each : calls) {
                each.get();
                progress.upTo(++done);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            callers.shutdownNow();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
