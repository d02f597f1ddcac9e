package io.onefold.ingest.social;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of followers that are known, by the name that WeChat gives them. {@code docs/connectors/wechat.md} prints the table. */
enum WeChatEvent {
    SUBSCRIBE("Followed", "follow", "scene"),
    UNSUBSCRIBE("Unfollowed", "unfollow", "key"),
    SCAN("QR Scanned", "scan", "scene"),
    CLICK("Menu Clicked", "menu", "menu"),
    VIEW("Menu Link Opened", "menu", "url"),
    VIEW_MINIPROGRAM("Mini Program Opened", "menu", "page"),
    LOCATION("Location Reported", "location", "key"),
    SCANCODE_PUSH("Menu Code Scanned", "menu", "menu"),
    SCANCODE_WAITMSG("Menu Code Scanned", "menu", "menu"),
    PIC_SYSPHOTO("Menu Photo Sent", "menu", "menu"),
    PIC_PHOTO_OR_ALBUM("Menu Photo Sent", "menu", "menu"),
    PIC_WEIXIN("Menu Photo Sent", "menu", "menu"),
    LOCATION_SELECT("Menu Location Sent", "menu", "menu"),
    TEMPLATESENDJOBFINISH("Template Message Finished", "delivery", "key"),
    KF_CREATE_SESSION("Service Chat Begun", "service", "key"),
    KF_CLOSE_SESSION("Service Chat Ended", "service", "key"),
    USER_GET_CARD("Card Received", "card", "key"),
    USER_DEL_CARD("Card Deleted", "card", "key"),
    USER_CONSUME_CARD("Card Used", "card", "key"),
    USER_ENTER_SESSION_FROM_CARD("Opened From Card", "card", "key"),
    USER_SCAN_PRODUCT("Product Scanned", "scan", "key");

    private static final Map<String, WeChatEvent> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

    private final String words;
    private final String interaction;
    private final String keyProperty;

    WeChatEvent(String words, String interaction, String keyProperty) {
        this.words = words;
        this.interaction = interaction;
        this.keyProperty = keyProperty;
    }

    /** The event of that name; null where none is known. */
    static @Nullable WeChatEvent named(String name) {
        return BY_NAME.get(name.toUpperCase(Locale.ROOT));
    }

    /** The touchpoint's name. */
    String title() {
        return "WeChat " + words;
    }

    /** What the person did, in one word. */
    String interaction() {
        return interaction;
    }

    /** What the event's key is, as a property. */
    String keyProperty() {
        return keyProperty;
    }
}
