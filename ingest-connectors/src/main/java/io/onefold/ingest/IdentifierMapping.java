package io.onefold.ingest;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which namespace each identifier of a source goes to. An empty namespace switches a field off. Two systems' numbers must
 * never share a namespace, so a source with customer numbers of its own maps them to one of its own.
 *
 * @param fields what differs from {@link IdentifierField#defaultNamespace}
 * @param externalIds namespaces of {@code context.externalIds}, by {@code type} or, more exactly, {@code collection/type}
 */
public record IdentifierMapping(Map<IdentifierField, String> fields, Map<String, String> externalIds) {
    /** The tracking API's own types of external ids. */
    private static final Map<String, String> KNOWN_TYPES = Map.of(
            "user_id", "customer_id",
            "anonymous_id", "anonymous_id",
            "email", "email",
            "phone", "phone",
            "android.id", "device_id",
            "android.idfa", "device_id",
            "android.oaid", "device_id",
            "ios.id", "device_id",
            "ios.idfa", "device_id",
            "ios.idfv", "device_id");

    /** Every field to its default namespace. */
    public static final IdentifierMapping DEFAULT = new IdentifierMapping(Map.of(), Map.of());

    /** The collection of persons; where an external id names no collection, it is in this one. */
    public static final String PERSONS = "users";

    public IdentifierMapping {
        EnumMap<IdentifierField, String> ordered = new EnumMap<>(IdentifierField.class);
        ordered.putAll(fields);
        fields = Map.copyOf(ordered);
        externalIds = Map.copyOf(externalIds);
    }

    /** The namespace of a field's values; empty where they are not to be used. */
    public String namespace(IdentifierField field) {
        String mapped = fields.get(field);
        return mapped == null ? field.defaultNamespace() : mapped;
    }

    /**
     * The namespace of an external id. A type that nothing maps is taken for a namespace itself, so that the rules decide
     * whether there is one. Empty for collections of anything but persons that nothing maps.
     */
    public String externalNamespace(String collection, String type) {
        @Nullable String exact = externalIds.get(collection + "/" + type);
        if (exact != null) return exact;
        if (!collection.equals(PERSONS)) return "";
        @Nullable String byType = externalIds.get(type);
        return byType != null ? byType : KNOWN_TYPES.getOrDefault(type, type);
    }
}
