package io.onefold.ingest.rest;

import io.onefold.ingest.connector.SecretReference;
import io.onefold.ingest.description.Block;
import java.net.http.HttpRequest;
import java.util.List;

/** Reads {@code auth}, which holds one block, named as the way is. */
final class AuthReader {
    static final List<String> WAYS = List.of("bearer", "basic", "header", "oauth2");
    static final List<String> BASIC = List.of("user", "password");
    static final List<String> HEADER = List.of("name", "value");
    static final List<String> OAUTH2 = List.of("token-url", "client-id", "client-secret", "scope", "style");

    private AuthReader() {}

    static Auth read(Block rest, Addresses addresses) {
        if (!rest.has("auth")) return new Auth.Nobody();
        Block auth = rest.block("auth", WAYS);
        List<String> named = WAYS.stream().filter(auth::has).toList();
        auth.problems().check(named.size() == 1, rest.key("auth"), "name one of " + String.join(", ", WAYS));
        return switch (named.isEmpty() ? "" : named.getFirst()) {
            case "bearer" -> new Auth.Bearer(secret(auth, "bearer"));
            case "basic" -> basic(auth.block("basic", BASIC));
            case "header" -> header(auth.block("header", HEADER));
            case "oauth2" -> clientCredentials(auth.block("oauth2", OAUTH2), addresses);
            default -> new Auth.Nobody();
        };
    }

    private static Auth basic(Block block) {
        String user = block.required("user");
        block.problems()
                .check(!user.contains(":"), block.key("user"), "holds a colon, which Basic authentication ends at");
        return new Auth.Basic(user, secret(block, "password"));
    }

    private static Auth header(Block block) {
        String name = block.required("name");
        block.problems()
                .check(
                        name.isBlank() || isHeader(name, "x"),
                        block.key("name"),
                        "is no name of a header that can be sent");
        return new Auth.Header(name, secret(block, "value"));
    }

    private static Auth clientCredentials(Block block, Addresses addresses) {
        return new Auth.ClientCredentials(
                addresses.read(block, "token-url"),
                block.required("client-id"),
                secret(block, "client-secret"),
                block.text("scope", ""),
                block.oneOf("style", "basic", List.of("basic", "form")).equals("basic")
                        ? Auth.Style.BASIC
                        : Auth.Style.FORM);
    }

    private static SecretReference secret(Block block, String key) {
        return SecretReference.required(block.problems(), block.key(key), block.node(key));
    }

    /** Whether the client may send such a header: some it writes itself. */
    static boolean isHeader(String name, String value) {
        try {
            HttpRequest.newBuilder().header(name, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
