package io.onefold.ingest.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** One parameter of a query; a name may come several times. */
record Parameter(String name, String value) {
    String encoded() {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
