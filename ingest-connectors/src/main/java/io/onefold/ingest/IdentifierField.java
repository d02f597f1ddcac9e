package io.onefold.ingest;

import java.util.List;

/**
 * The fields of a tracking call that are identifiers. This table is all there is: a field that is not in it is never one,
 * {@code groupId} among them. {@code docs/tracking-api.md} prints it, and a test compares the two.
 */
public enum IdentifierField {
    USER_ID("customer_id", "userId"),
    ANONYMOUS_ID("anonymous_id", "anonymousId"),
    PREVIOUS_ID("anonymous_id", "previousId"),
    DEVICE_ID("device_id", "context.device.id"),
    ADVERTISING_ID("device_id", "context.device.advertisingId"),
    OAID("device_id", "context.device.oaid"),
    EMAIL("email", "traits.email", "context.traits.email"),
    PHONE("phone", "traits.phone", "context.traits.phone");

    private final String namespace;
    private final String paths;

    IdentifierField(String namespace, String... paths) {
        this.namespace = namespace;
        this.paths = String.join(" ", paths);
    }

    /** The namespace that the field's values go to where the source names no other. */
    public String defaultNamespace() {
        return namespace;
    }

    /** Where the field stands in a call, with dots between the levels. Each place counts. */
    public List<String> paths() {
        return List.of(paths.split(" "));
    }
}
