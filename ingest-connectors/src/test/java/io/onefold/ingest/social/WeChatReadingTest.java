package io.onefold.ingest.social;

import static io.onefold.ingest.social.CalledSource.quarantined;
import static io.onefold.ingest.social.CalledSource.touchpoint;
import static io.onefold.ingest.social.WeChatAccount.SHOP;
import static io.onefold.ingest.social.WeChatAccount.event;
import static io.onefold.ingest.social.WeChatAccount.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.hook.Hook;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatReadingTest {
    private static final String PLAIN = """
            kind: wechat
            channel: social
            wechat:
              token: {env: TOKEN}
              app-id: wxb11529c136998cb6
            """;

    private final Hook hook = open("");

    private static Hook open(String more) {
        return CalledSource.open("service", PLAIN + more, Map.of("TOKEN", SHOP.token()));
    }

    private static Touchpoint read(Hook hook, String xml) throws IOException {
        return touchpoint(hook.answer(SHOP.plain(xml, "n")));
    }

    @ParameterizedTest
    @CsvSource({
        "subscribe, '', WeChat Followed, follow, '', ''",
        "subscribe, qrscene_till-7, WeChat Followed, follow, scene, till-7",
        "unsubscribe, '', WeChat Unfollowed, unfollow, '', ''",
        "SCAN, till-7, WeChat QR Scanned, scan, scene, till-7",
        "CLICK, offers, WeChat Menu Clicked, menu, menu, offers",
        "VIEW, https://shop.example/new, WeChat Menu Link Opened, menu, url, https://shop.example/new",
        "view_miniprogram, pages/index, WeChat Mini Program Opened, menu, page, pages/index",
        "LOCATION, '', WeChat Location Reported, location, '', ''"
    })
    void anEventHasAPlainNameAndItsKeyAsAProperty(
            String event, String key, String name, String interaction, String property, String value)
            throws IOException {
        Touchpoint read = read(hook, event(event, "<EventKey><![CDATA[" + key + "]]></EventKey>"));

        assertThat(read.name()).isEqualTo(name);
        assertThat(read.occurredAt())
                .isEqualTo(Instant.parse("2026-01-31T08:29:59Z").toEpochMilli());
        assertThat(read.details().properties())
                .containsEntry("network", new Value.Text("wechat"))
                .containsEntry("account", new Value.Text("wxb11529c136998cb6"))
                .containsEntry("interaction", new Value.Text(interaction))
                .hasSize(property.isEmpty() ? 3 : 4);
        if (!property.isEmpty()) assertThat(read.details().properties()).containsEntry(property, new Value.Text(value));
    }

    @Test
    void aMessageGoesByItsOwnIdAndKeepsItsTextToItself() throws IOException {
        String xml = message("text", "<Content>我的订单在哪里</Content>");

        Touchpoint read = read(hook, xml);

        assertThat(read.name()).isEqualTo("WeChat Message Sent");
        assertThat(read.messageId()).isEqualTo("message-22345678901234567");
        assertThat(read.details().properties())
                .containsEntry("type", new Value.Text("text"))
                .containsEntry("postId", new Value.Text("22345678901234567"))
                .doesNotContainKey("text");
        assertThat(read(open("  texts: true\n"), xml).details().properties())
                .containsEntry("text", new Value.Text("我的订单在哪里"));
    }

    @Test
    void whereSomebodyIsIsTakenOnlyIfAskedFor() throws IOException {
        String xml = event("LOCATION", "<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude>");
        String sent = message("location", "<Location_X>23.1</Location_X><Label>广州</Label>");

        assertThat(read(hook, xml).details().properties()).doesNotContainKey("latitude");
        assertThat(touchpoint(hook.answer(SHOP.plain(sent, "m"))).details().properties())
                .doesNotContainKeys("latitude", "place");
        Hook asked = open("  locations: true\n");
        assertThat(read(asked, xml).details().properties()).containsEntry("latitude", new Value.Text("23.137466"));
        assertThat(touchpoint(asked.answer(SHOP.plain(sent, "m"))).details().properties())
                .containsEntry("place", new Value.Text("广州"));
    }

    @Test
    void aUnionIdIsASecondIdentifierUnlessItIsSwitchedOff() throws IOException {
        String xml = event("subscribe", "<UnionId>uX</UnionId>");

        assertThat(read(open("  namespace: wechat_id\n"), xml).identifiers())
                .containsExactly(
                        new Identifier("wechat_id", "wechat:wxb11529c136998cb6:oFollower"),
                        new Identifier("wechat_id", "wechat-union:uX"));
        assertThat(read(open("  union-ids: false\n"), xml).identifiers()).hasSize(1);
    }

    @Test
    void followingIsADecisionOnMarketingOnlyIfAskedFor() throws IOException {
        Hook asked = open("  consent-on-follow: true\n");

        assertThat(read(hook, event("subscribe", "")).consents()).isEmpty();
        assertThat(read(asked, event("subscribe", "")).consents())
                .containsExactly(new ConsentDecision("wechat_marketing", ConsentState.GRANTED, "social_id"));
        assertThat(touchpoint(asked.answer(SHOP.plain(event("unsubscribe", ""), "m")))
                        .consents())
                .containsExactly(new ConsentDecision("wechat_marketing", ConsentState.DENIED, "social_id"));
        assertThat(touchpoint(asked.answer(SHOP.plain(event("SCAN", ""), "o"))).consents())
                .isEmpty();
    }

    @Test
    void whatAPersonDecidesGoesBeforeWhatTheSourceStandsFor() throws IOException {
        Hook asked = open("  consent-on-follow: true\nconsents: {wechat_marketing: granted, analytics: granted}\n");

        assertThat(read(asked, event("unsubscribe", "")).consents())
                .containsExactly(
                        new ConsentDecision("wechat_marketing", ConsentState.DENIED, "social_id"),
                        new ConsentDecision("analytics", ConsentState.GRANTED, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "<Event>MASSSENDJOBFINISH</Event>, UNKNOWN_SCHEMA",
        "<Event></Event>, MISSING_FIELD",
    })
    void anEventThatIsNoFollowersIsQuarantined(String event, QuarantineReason reason) throws IOException {
        String xml = event("X", "").replace("<Event><![CDATA[X]]></Event>", event);

        assertThat(quarantined(hook.answer(SHOP.plain(xml, "n"))).reason()).isEqualTo(reason);
    }

    @Test
    void aMessageOfAnUnknownTypeOrWithoutASenderOrTimeIsQuarantinedWithItsId() throws IOException {
        assertThat(quarantined(hook.answer(SHOP.plain(message("hologram", ""), "a"))))
                .satisfies(kept -> assertThat(kept.reason()).isEqualTo(QuarantineReason.UNKNOWN_SCHEMA))
                .satisfies(kept -> assertThat(kept.messageId()).isEqualTo("message-22345678901234567"))
                .satisfies(kept -> assertThat(kept.location()).isEqualTo("/v1/hooks/service"));
        assertThat(quarantined(hook.answer(SHOP.plain(message("text", "").replace("oFollower", ""), "b")))
                        .message())
                .isEqualTo("FromUserName is missing");
        assertThat(quarantined(hook.answer(SHOP.plain(message("text", "").replace("1769848199", "soon"), "c")))
                        .reason())
                .isEqualTo(QuarantineReason.WRONG_TYPE);
        assertThat(quarantined(hook.answer(SHOP.plain(message("text", "").replace("1769848199", "1969848199"), "d")))
                        .reason())
                .isEqualTo(QuarantineReason.EVENT_TIME_IN_FUTURE);
    }
}
