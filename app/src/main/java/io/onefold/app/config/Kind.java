package io.onefold.app.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a setting's value is, and how it is written. */
enum Kind {
    TEXT("text") {
        @Override
        Object parse(String text) {
            return text;
        }
    },
    PATH("a file or folder; from the working folder where it is relative") {
        @Override
        Object parse(String text) {
            return Path.of(text);
        }
    },
    PORT("a port, 1 to 65535") {
        @Override
        Object parse(String text) {
            return whole(text, 1, 65_535);
        }
    },
    COUNT("a whole number from 1") {
        @Override
        Object parse(String text) {
            return whole(text, 1, 10_000);
        }
    },
    COUNT_OR_NONE("a whole number from 0") {
        @Override
        Object parse(String text) {
            return whole(text, 0, 10_000);
        }
    },
    DURATION("a time such as 100ms, 10s, 5m, 12h or 7d") {
        @Override
        Object parse(String text) {
            Matcher matcher = DURATION_FORM.matcher(text);
            if (!matcher.matches()) throw new IllegalArgumentException();
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
    },
    SIZE("a number of bytes such as 512k, 256m or 2g") {
        @Override
        Object parse(String text) {
            Matcher matcher = SIZE_FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) throw new IllegalArgumentException();
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "k" -> amount << 10;
                case "m" -> amount << 20;
                default -> amount << 30;
            };
        }
    },
    PARTS("`all` or `collector`") {
        @Override
        Object parse(String text) {
            for (Parts each : Parts.values()) if (each.label().equals(text)) return each;
            throw new IllegalArgumentException();
        }
    },
    ZONE("a time zone such as Asia/Shanghai or UTC") {
        @Override
        Object parse(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
            }
        }
    };

    private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE_FORM = Pattern.compile("(\\d{1,9})([kmg])");

    private final String form;

    Kind(String form) {
        this.form = form;
    }

    /** How a value is written, for people. */
    String form() {
        return form;
    }

    /** The typed value; an {@link IllegalArgumentException} where the text is none. */
    abstract Object parse(String text);

    private static Integer whole(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) throw new IllegalArgumentException();
        return number;
    }
}
