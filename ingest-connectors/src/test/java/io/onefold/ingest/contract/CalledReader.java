package io.onefold.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.RecordingSink;
import io.onefold.ingest.connector.Connector;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Position;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.http.CollectorServer;
import io.onefold.ingest.http.CollectorSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Lets a source call the collector over HTTP; what was not stored is called again, as every such source does. */
public final class CalledReader implements Reader {
    private static final CollectorSettings SETTINGS =
            new CollectorSettings(500 * 1024, 500 * 1024, Duration.ofMillis(50), Set.of("*"));

    private final CollectorServer collector;
    private final Queue<HttpRequest> calls = new ArrayDeque<>();
    private final String description;

    /** The tracking API. */
    public CalledReader() {
        collector = new CollectorServer(SETTINGS, Map.of(), () -> NOW);
        description = "";
    }

    /** @param yaml of a source that calls at {@code /v1/hooks/contract} */
    public CalledReader(String yaml) {
        Connector connector = Reader.connector(yaml);
        Hook hook = ((Setup.Called) connector.setup()).open(connector.source(), SECRETS);
        collector = new CollectorServer(SETTINGS, Map.of("contract", hook), () -> NOW);
        description = connector + " " + hook;
    }

    /** A call that is to be made, to a path of the collector. */
    HttpRequest.Builder to(String path) {
        return collector.anonymousTo(path);
    }

    /** The source is to make this call. */
    void add(HttpRequest.Builder call) {
        calls.add(call.build());
    }

    /** Makes the calls; those that are to be made again stay. */
    List<HttpResponse<String>> call() {
        forget();
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int left = calls.size(); left > 0; left--) {
            HttpRequest call = calls.remove();
            HttpResponse<String> answer = collector.send(call);
            answers.add(answer);
            if (isToBeRepeated(answer.statusCode())) calls.add(call);
        }
        return answers;
    }

    /** The collector's other end. */
    RecordingSink sink() {
        return collector.sink;
    }

    private static boolean isToBeRepeated(int status) {
        return status == 429 || status >= 500;
    }

    @Override
    public List<Item> read(int records) {
        assertThat(call())
                .allSatisfy(answer -> assertThat(answer.statusCode())
                        .as(answer.body())
                        .matches(status -> status == 200 || status == 400 || status == 413, "all is stored"));
        List<Item> items = stored();
        assertThat(items).as("all records of the calls").hasSize(records);
        return items;
    }

    private void forget() {
        sink().touchpoints.clear();
        sink().quarantined.clear();
    }

    /** What the sink was given by the last calls. */
    List<Item> stored() {
        List<Item> items = new ArrayList<>();
        Position nowhere = Position.at(Map.of());
        sink().touchpoints.forEach(each -> items.add(new Item.Taken(new Fate.Accepted(each, ""), nowhere)));
        sink().quarantined.forEach(each -> items.add(new Item.Taken(new Fate.Refused(each), nowhere)));
        return items;
    }

    @Override
    public void close() {
        collector.close();
    }

    /** What a log might say of it. */
    @Override
    public String toString() {
        return description;
    }
}
