package io.onefold.ingest.social;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.util.Locale;

/** The networks that call, by the object that a call is about. */
enum MetaNetwork {
    FACEBOOK("page", "Facebook"),
    INSTAGRAM("instagram", "Instagram"),
    WHATSAPP("whatsapp_business_account", "WhatsApp");

    private final String object;
    private final String title;

    MetaNetwork(String object, String title) {
        this.object = object;
        this.title = title;
    }

    static MetaNetwork of(String object) throws Rejection {
        for (MetaNetwork network : values()) if (network.object.equals(object)) return network;
        throw new Rejection(
                QuarantineReason.UNKNOWN_SCHEMA,
                "the call is about an object that is not known; subscribe the app to pages, Instagram or WhatsApp");
    }

    /** As people write it. */
    String title() {
        return title;
    }

    /** As in identifiers and properties, such as {@code whatsapp}. */
    String label() {
        return title.toLowerCase(Locale.ROOT);
    }
}
