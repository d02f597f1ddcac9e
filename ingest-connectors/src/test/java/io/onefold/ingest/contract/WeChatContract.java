package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import me.chanjar.weixin.common.util.crypto.SHA1;

/** {@code kind: wechat}: signed callbacks over HTTP, one message each. */
final class WeChatContract implements CallingContract {
    private final CalledReader reader;
    private String token = Bench.SECRET;
    private int calls;

    WeChatContract(Path temporary) {
        reader = new CalledReader("""
                kind: wechat
                channel: social
                wechat: {token: {file: '%s'}, app-id: wx1}
                """.formatted(temporary.resolve(Bench.CREDENTIAL)));
    }

    private static String event(int number, Instant at, String more) {
        return ("<xml><ToUserName>gh_shop</ToUserName><FromUserName>o%s</FromUserName><CreateTime>%d</CreateTime>"
                        + "<MsgType>event</MsgType><Event>CLICK</Event><EventKey>k%d</EventKey>%s</xml>")
                .formatted(PERSON, at.getEpochSecond(), number, more);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(event(number, at, ""));
    }

    @Override
    public Sample bad(Trouble trouble) {
        String event = event(77, Reader.NOW, "<Note>?</Note>");
        return switch (trouble) {
            case MALFORMED -> Sample.bad(event.replace("</xml>", ""), QuarantineReason.MALFORMED_LINE);
            case WRONG_ENCODING ->
                Sample.bad(event, QuarantineReason.MALFORMED_LINE).wronglyEncoded();
            case OVERSIZE -> Sample.bad(event.replace("?", "x".repeat(40_000)), QuarantineReason.OVERSIZE);
            case FIELD_GONE ->
                Sample.bad(event.replace("CreateTime", "CreatedAt"), QuarantineReason.MISSING_FIELD)
                        .saying("CreateTime");
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        return Sample.good(event(number, at, "<Added><By>release</By></Added>"));
    }

    @Override
    public void has(List<Sample> samples) {
        String now = String.valueOf(Reader.NOW.getEpochSecond());
        for (Sample each : samples) {
            String nonce = "n" + calls++;
            reader.add(reader.to("/v1/hooks/contract?signature=" + SHA1.gen(token, now, nonce) + "&timestamp=" + now
                            + "&nonce=" + nonce)
                    .POST(BodyPublishers.ofByteArray(Calls.enclosed("", List.of(each), ""))));
        }
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public void use(String secret) {
        token = secret;
    }
}
