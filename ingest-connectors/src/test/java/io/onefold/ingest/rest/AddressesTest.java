package io.onefold.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.Rejection;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final URI HERE = URI.create("https://api.example.org/v1/things?page=1");
    private final Addresses addresses = new Addresses(false);

    private boolean isSame(String from, String to) {
        return addresses.isSameServer(URI.create(from), URI.create(to));
    }

    @Test
    void aCredentialGoesToTheSameServerAndNeverLessSafely() {
        assertThat(isSame("https://a.org/", "https://A.org:443/x")).isTrue();
        assertThat(isSame("http://a.org/", "https://a.org/")).isTrue();
        assertThat(isSame("https://a.org/", "http://a.org/")).isFalse();
        assertThat(isSame("https://a.org/", "http://a.org:443/")).isFalse();
        assertThat(isSame("https://a.org/", "https://a.org:8443/")).isFalse();
        assertThat(isSame("https://a.org/", "https://b.org/")).isFalse();
        assertThat(isSame("https://a.org/", "ftp://a.org/")).isFalse();
    }

    @Test
    void plainHttpIsForThisMachineUnlessAllowed() {
        assertThat(addresses.isSafe(URI.create("http://localhost:8080/"))).isTrue();
        assertThat(addresses.isSafe(URI.create("http://127.0.0.1/"))).isTrue();
        assertThat(addresses.isSafe(URI.create("http://[::1]/"))).isTrue();
        assertThat(addresses.isSafe(URI.create("http://127.0.0.1.example.org/")))
                .isFalse();
        assertThat(addresses.isSafe(URI.create("http://example.org/"))).isFalse();
        assertThat(new Addresses(true).isSafe(URI.create("http://example.org/")))
                .isTrue();
    }

    @Test
    void ofALinkPathAndQueryAreKept() throws Rejection {
        Page page = new Page(
                HERE, HttpHeaders.of(Map.of(), (name, value) -> true), new JsonMapper().createArrayNode(), List.of());

        assertThat(page.within("https://api.example.org/v1/things?page=2")).isEqualTo("/v1/things?page=2");
        assertThat(page.within("http://api.example.org:3000?page=2")).isEqualTo("/?page=2");
        assertThat(page.within("?page=2")).isEqualTo("/v1/things?page=2");
        assertThat(page.within("others")).isEqualTo("/v1/others");
        assertThat(page.within("https://api.example.org//evil.example/x")).isEqualTo("//evil.example/x");
    }
}
