package io.onefold.ingest.social;

import io.onefold.ingest.hook.Hook;
import java.time.Instant;
import java.util.Map;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;

/** WeChat's side of an official account: it signs and encrypts with a library of others. */
record WeChatAccount(String token, String aesKey, String appId) {
    /** As in WeChat's own sample code. */
    static final WeChatAccount SHOP =
            new WeChatAccount("pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6");

    Hook.Call verification(Instant at, String echo) {
        return CalledSource.get(Map.of(
                "signature",
                SHA1.gen(token, seconds(at), "n1"),
                "timestamp",
                seconds(at),
                "nonce",
                "n1",
                "echostr",
                echo));
    }

    Hook.Call plain(String xml, String nonce) {
        String at = seconds(CalledSource.NOW);
        return CalledSource.post(
                Map.of("signature", SHA1.gen(token, at, nonce), "timestamp", at, "nonce", nonce), Map.of(), xml);
    }

    Hook.Call encrypted(String xml, String nonce) {
        String at = seconds(CalledSource.NOW);
        String cipherText = new WxCryptUtil(token, aesKey, appId).encrypt("aaaabbbbccccdddd", xml);
        return CalledSource.post(
                Map.of(
                        "signature",
                        SHA1.gen(token, at, nonce),
                        "msg_signature",
                        SHA1.gen(token, at, nonce, cipherText),
                        "encrypt_type",
                        "aes",
                        "openid",
                        "oFollower",
                        "timestamp",
                        at,
                        "nonce",
                        nonce),
                Map.of(),
                "<xml><ToUserName><![CDATA[gh_shop]]></ToUserName><Encrypt><![CDATA[" + cipherText
                        + "]]></Encrypt></xml>");
    }

    /** A follower's event. */
    static String event(String event, String more) {
        return """
                <xml><ToUserName><![CDATA[gh_shop]]></ToUserName><FromUserName><![CDATA[oFollower]]></FromUserName>
                <CreateTime>1769848199</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[%s]]></Event>%s</xml>
                """.formatted(event, more);
    }

    /** A follower's message. */
    static String message(String type, String more) {
        return """
                <xml><ToUserName><![CDATA[gh_shop]]></ToUserName><FromUserName><![CDATA[oFollower]]></FromUserName>
                <CreateTime>1769848199</CreateTime><MsgType><![CDATA[%s]]></MsgType>%s<MsgId>22345678901234567</MsgId></xml>
                """.formatted(type, more);
    }

    private static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }
}
