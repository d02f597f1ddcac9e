package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkHeaderTest {
    @Test
    void aRelationIsFoundAmongSeveralHeadersAndLinks() {
        List<String> headers = List.of(
                "</style>; rel=preload; title=\"a, b; rel=next\"",
                "<https://example.org/?a=1,2;3>; title=\"x\" ; REL = \"prev NEXT\", <https://example.org/last>; rel=last");

        assertThat(LinkHeader.find(headers, "next")).hasValue("https://example.org/?a=1,2;3");
        assertThat(LinkHeader.find(headers, "last")).hasValue("https://example.org/last");
        assertThat(LinkHeader.find(headers, "first")).isEmpty();
    }

    @Test
    void whatIsNoLinkIsNone() {
        for (String header : List.of("", ",,;", "<", "<a", "a>; rel=next", "<a>; rel", "<a>; \"rel=next"))
            assertThat(LinkHeader.find(List.of(header), "next")).as(header).isEmpty();
    }
}
