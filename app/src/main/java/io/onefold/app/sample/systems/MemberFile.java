package io.onefold.app.sample.systems;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The loyalty programme's records: one zipped file of all. */
final class MemberFile implements CompanySystem {
    private static final List<String> HEADER = List.of(
            "record", "change", "at", "card", "customer", "phone", "email", "openid", "name", "city", "sms", "mail");

    private final Path folder;

    MemberFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "members";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.channel() == Channel.MEMBER || WeChatCalls.isCardBound(touchpoint);
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException {
        CsvFile.write(
                folder,
                "members.csv.gz",
                HEADER,
                touchpoints.stream().map(MemberFile::row).toList());
        progress.upTo(touchpoints.size());
    }

    private static List<String> row(Touchpoint touchpoint) {
        return List.of(
                touchpoint.messageId(),
                WeChatCalls.isCardBound(touchpoint) ? "bound" : "joined",
                Instant.ofEpochMilli(touchpoint.occurredAt()).toString(),
                Identifiers.first(touchpoint, "member_id"),
                Identifiers.first(touchpoint, "customer_id"),
                Identifiers.first(touchpoint, "phone"),
                Identifiers.first(touchpoint, "email"),
                Identifiers.first(touchpoint, "social_id"),
                trait(touchpoint, "name"),
                trait(touchpoint, "city"),
                consent(touchpoint, "sms_marketing"),
                consent(touchpoint, "email_marketing"));
    }

    private static String trait(Touchpoint touchpoint, String name) {
        return touchpoint.traits().get(name) instanceof Value.Text(String text) ? text : "";
    }

    private static String consent(Touchpoint touchpoint, String purpose) {
        for (ConsentDecision decision : touchpoint.consents())
            if (decision.purpose().equals(purpose)) return decision.state() == ConsentState.GRANTED ? "yes" : "no";
        return "";
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of(touchpoint.messageId());
    }

    @Override
    public long left() throws IOException {
        return CsvFile.left(folder);
    }
}
