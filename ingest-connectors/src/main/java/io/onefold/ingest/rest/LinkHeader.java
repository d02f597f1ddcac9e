package io.onefold.ingest.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the header {@code Link}, RFC 8288: {@code <https://example.org/?page=2>; rel="next", <...>; rel=prev}. */
final class LinkHeader {
    private LinkHeader() {}

    /** The first address with a relation, of all headers of that name. */
    static Optional<String> find(List<String> headers, String relation) {
        for (String header : headers)
            for (String link : split(header, ',')) {
                int end = link.indexOf('>');
                boolean isLink = link.strip().startsWith("<") && end > 0;
                if (isLink && hasRelation(link.substring(end + 1), relation))
                    return Optional.of(
                            link.substring(link.indexOf('<') + 1, end).strip());
            }
        return Optional.empty();
    }

    private static boolean hasRelation(String attributes, String relation) {
        for (String attribute : split(attributes, ';')) {
            int equals = attribute.indexOf('=');
            if (equals < 0 || !attribute.substring(0, equals).strip().equalsIgnoreCase("rel")) continue;
            String value = attribute.substring(equals + 1).strip().replace("\"", "");
            for (String each : value.toLowerCase(Locale.ROOT).split("\\s+"))
                if (each.equals(relation.toLowerCase(Locale.ROOT))) return true;
            // Of several the first counts, as the RFC says.
            return false;
        }
        return false;
    }

    /** Parts between separators that stand neither in an address nor in quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        boolean address = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"' && !address) quoted = !quoted;
            else if (c == '<' && !quoted) address = true;
            else if (c == '>' && !quoted) address = false;
            else if (c == separator && !quoted && !address) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
