package io.onefold.app.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a profile on a subscriber's topic has that its definition does not allow. It reads the definition for itself, and shares nothing with
 * what makes the topic but the classes of names. Immutable.
 */
final class AllowedFields {
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    private final Disclosure disclosure;

    AllowedFields(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** The paths of what has to be empty and is not, or stands there unmasked. */
    List<String> violations(JsonNode profile) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : profile.path("identifiers"))
            named("identifiers." + each.path("namespace").asText(), each.path("value"), found);
        each(profile, "traits", (path, trait) -> named(path, trait.path("value"), found));
        each(profile, "computed", (path, value) -> named(path, value, found));
        each(profile, "consents", (path, consent) -> classed(path, FieldClass.OTHER, found));
        each(profile, "untold", (path, why) -> classed(path, FieldClass.BEHAVIOUR, found));
        for (JsonNode each : profile.path("segments"))
            classed("segments." + each.asText(), FieldClass.BEHAVIOUR, found);
        for (String section : List.of("activity", "purchases", "service"))
            section(section, profile.path(section), found);
        for (String section : List.of("identifierCount", "links", "refusedLinks"))
            if (!isEmpty(profile.path(section)) && !isNamed(section)) found.add(section);
        if (profile.path("shared").asBoolean()) found.add("shared");
        // Ids of messages never go, wherever they would stand.
        for (String messageId : profile.findValuesAsText("messageId")) if (!messageId.isEmpty()) found.add("messageId");
        return found;
    }

    private interface Field {
        void take(String path, JsonNode value);
    }

    private static void each(JsonNode profile, String section, Field field) {
        for (Map.Entry<String, JsonNode> each : profile.path(section).properties())
            field.take(section + "." + each.getKey(), each.getValue());
    }

    /** Its own name says its class. */
    private void named(String path, JsonNode value, List<String> found) {
        FieldClass of = disclosure.classOf(path).orElse(FieldClass.OTHER);
        classed(path, of, found);
        if (disclosure.mask(of) == Mask.HASH && !isHashed(value)) found.add(path + " (not hashed)");
    }

    private static boolean isHashed(JsonNode value) {
        if (value.isNull()) return true;
        if (!value.isArray()) return TOKEN.matcher(value.asText()).matches();
        for (JsonNode each : value) if (!isHashed(each)) return false;
        return true;
    }

    private void classed(String path, FieldClass of, List<String> found) {
        if (!isNamed(path) || disclosure.mask(of) == Mask.DROP) found.add(path);
    }

    private void section(String path, JsonNode value, List<String> found) {
        if (isEmpty(value)) return;
        boolean isDropped = disclosure.mask(FieldClass.BEHAVIOUR) == Mask.DROP;
        if (!isDropped && disclosure.fields().all().contains(path)) return;
        if (!value.isObject()) found.add(path);
        else
            for (Map.Entry<String, JsonNode> each : value.properties())
                section(path + "." + each.getKey(), each.getValue(), found);
    }

    /** The thing itself, or the section that it is in. */
    private boolean isNamed(String path) {
        int dot = path.indexOf('.');
        return disclosure.fields().all().contains(path)
                || (dot > 0 && disclosure.fields().all().contains(path.substring(0, dot)));
    }

    private static boolean isEmpty(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.decimalValue().signum() == 0;
            case BOOLEAN -> !value.asBoolean();
            case STRING -> value.asText().isEmpty();
            case NULL, MISSING -> true;
            default -> value.isEmpty();
        };
    }
}
