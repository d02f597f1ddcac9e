package io.onefold.app.sample.systems;

import io.onefold.schemas.Channel;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What WeChat's server does: a signed callback in XML for each message that a follower sends. */
final class WeChatCalls implements CompanySystem {
    /** Real ones are of this size. */
    private static final long FIRST_ID = 24_000_000_000_000_000L;

    private final CollectorClient collector;
    private final String token;
    private final InstantSource clock;

    WeChatCalls(CollectorClient collector, String token, InstantSource clock) {
        this.collector = collector;
        this.token = token;
        this.clock = clock;
    }

    /** Whether somebody bound a loyalty card: the members' system knows that, not WeChat. */
    static boolean isCardBound(Touchpoint touchpoint) {
        return touchpoint.channel() == Channel.SOCIAL && touchpoint.type() == EventType.IDENTIFY;
    }

    @Override
    public String name() {
        return "wechat";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.channel() == Channel.SOCIAL && !isCardBound(touchpoint);
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException {
        collector.forEach(touchpoints, this::call, progress);
    }

    private void call(Touchpoint touchpoint) throws IOException, InterruptedException {
        String time = String.valueOf(clock.instant().getEpochSecond());
        String nonce = touchpoint.messageId();
        String query = "?timestamp=" + time + "&nonce=" + nonce + "&signature=" + signature(time, nonce);
        collector.post("/v1/hooks/wechat" + query, "User-Agent", "Mozilla/4.0", "text/xml", xml(touchpoint));
    }

    /** As WeChat documents it. */
    private String signature(String time, String nonce) {
        String text = Stream.of(token, time, nonce).sorted().collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static String xml(Touchpoint touchpoint) {
        return """
                <xml><ToUserName><![CDATA[gh_0nef0ldsample]]></ToUserName>\
                <FromUserName><![CDATA[%s]]></FromUserName>\
                <CreateTime>%d</CreateTime><MsgType><![CDATA[text]]></MsgType>\
                <Content><![CDATA[ok]]></Content><MsgId>%d</MsgId></xml>""".formatted(
                        Identifiers.first(touchpoint, "social_id"), touchpoint.occurredAt() / 1000, id(touchpoint));
    }

    private static long id(Touchpoint touchpoint) {
        String id = touchpoint.messageId();
        return FIRST_ID + Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of("message-" + id(touchpoint));
    }
}
