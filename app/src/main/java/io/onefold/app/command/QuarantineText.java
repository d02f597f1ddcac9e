package io.onefold.app.command;

import io.onefold.schemas.Quarantined;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A quarantine record for people. */
final class QuarantineText {
    private static final char UNREADABLE = '\uFFFD';

    private QuarantineText() {}

    static String of(Quarantined record) {
        return "source:      " + record.source()
                + "\nchannel:     " + record.channel().label()
                + "\nreason:      " + record.reason().code()
                + "\nmessage:     " + record.message()
                + "\nlocation:    " + record.location()
                + "\nredriven to: " + (record.origin().isEmpty() ? "its source's reader" : record.origin())
                + "\nmessage id:  " + record.messageId()
                + "\nreceived:    " + Instant.ofEpochMilli(record.receivedAt())
                + "\n\n" + original(record) + "\n";
    }

    /** As UTF-8. What strangers sent must not steer a terminal, so control characters other than tab and line feed are replaced. */
    static String original(Quarantined record) {
        String text =
                StandardCharsets.UTF_8.decode(record.original().duplicate()).toString();
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? UNREADABLE : c);
        }
        return shown.toString();
    }
}
