package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.ingest.connector.ConnectorFile;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.description.InvalidDescriptionException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestKindTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.-]+)` \\|", Pattern.MULTILINE);

    private static Setup parse(String yaml) {
        return new ConnectorFile(List.of(new RestKind()))
                .parse("crm", "crm.yaml", yaml)
                .setup();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> parse("""
                kind: rest
                channel: web
                rest:
                  url: http://api.example.org/records
                  headers: {Authorization: Bearer abc, Host: other}
                  auth:
                    bearer: abc
                    basic: {user: a}
                  paging:
                    by: page
                    from: /next
                    rel: next
                    size: 0
                  since: {from: id, as: id, overlap: 5m}
                  every: 0s
                  pagin: 1
                mapping: {event: {value: e}, time: {column: at}, identifiers: {email: mail}}
                """))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("crm.yaml:4: rest.url: is plain http")
                .hasMessageContaining("crm.yaml:5: rest.headers.Authorization: is a credential")
                .hasMessageContaining("crm.yaml:5: rest.headers.Host: is no header that can be sent")
                .hasMessageContaining("crm.yaml:6: rest.auth: name one of")
                .hasMessageContaining("crm.yaml:7: rest.auth.bearer: write {env: NAME} or {file: PATH}")
                .hasMessageContaining("crm.yaml:11: rest.paging.from: says nothing to by: page")
                .hasMessageContaining("crm.yaml:12: rest.paging.rel: says nothing to by: page")
                .hasMessageContaining("crm.yaml:13: rest.paging.size: write a whole number")
                .hasMessageContaining("crm.yaml:14: rest.since.parameter: is missing")
                .hasMessageContaining("crm.yaml:14: rest.since.overlap: belongs to times")
                .hasMessageContaining("crm.yaml:15: rest.every: write a time longer than zero")
                .hasMessageContaining("crm.yaml:16: rest.pagin: no such key");
    }

    @Test
    void whatCannotGoTogetherIsSaid() {
        assertThatThrownBy(() -> parse("""
                kind: rest
                channel: web
                rest:
                  url: "https://me:secret@api.example.org/"
                  auth: {oauth2: {token-url: "ftp://x", client-id: a, client-secret: {env: A}}}
                  paging: {by: cursor, parameter: c, from: /a, last: id, more: m, end: e, resume: true}
                  since: {parameter: after, from: id, as: number}
                mapping: {event: {value: e}, time: {column: at}, identifiers: {email: mail}}
                """))
                .hasMessageContaining("rest.url: holds a user")
                .hasMessageContaining("rest.auth.oauth2.token-url: write an address")
                .hasMessageContaining("rest.paging.from: name either from")
                .hasMessageContaining("rest.paging.end: goes without more")
                .hasMessageContaining("rest.since: goes without paging.resume")
                .hasMessageContaining("rest.since.as: write one of id, iso, unix, unix-ms");
    }

    @Test
    void everyDocumentedExampleIsASource() {
        List<String> examples = Stream.of("rest.md", "mastodon.md")
                .flatMap(page -> Pages.examples(page, "yaml").stream())
                .toList();

        assertThat(examples)
                .hasSize(5)
                .allSatisfy(example -> assertThat(parse(example)).isInstanceOf(RestSettings.class));
    }

    @Test
    void everyKeyHasItsRowAndEveryRowItsKey() {
        Map<String, List<String>> blocks = Map.of(
                "auth", AuthReader.WAYS,
                "auth.basic", AuthReader.BASIC,
                "auth.header", AuthReader.HEADER,
                "auth.oauth2", AuthReader.OAUTH2,
                "paging", PagingReader.KEYS,
                "since", SinceReader.KEYS,
                "rate-limit", RestKind.RATE_LIMIT);
        Stream<String> nested = blocks.entrySet().stream()
                .flatMap(block -> block.getValue().stream().map(key -> block.getKey() + "." + key));
        List<String> keys =
                Stream.concat(new RestKind().keys().stream(), nested).toList();

        List<String> rows = ROW.matcher(Pages.page("rest.md"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(keys);
    }
}
