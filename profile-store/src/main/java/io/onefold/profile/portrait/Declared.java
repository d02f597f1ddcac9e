package io.onefold.profile.portrait;

import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a source declares of a person, in one form whatever the source calls it and however it writes it. */
final class Declared {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private Declared() {}

    static @Nullable Value level(Subject subject) {
        @Nullable Trait told = subject.trait(subject.rules().names().level());
        if (told != null && told.value() instanceof Value.Whole(long number))
            return new Value.Text(Long.toString(number));
        return text(subject, subject.rules().names().level());
    }

    static @Nullable Value points(Subject subject) {
        @Nullable BigDecimal points = number(subject, subject.rules().names().points());
        return points == null ? null : Figures.money(points);
    }

    static @Nullable Value referrals(Subject subject) {
        @Nullable BigDecimal count = number(subject, subject.rules().names().referrals());
        if (count == null || count.signum() < 0) return null;
        try {
            return new Value.Whole(count.longValueExact());
        } catch (ArithmeticException e) {
            return null;
        }
    }

    static @Nullable Value locale(Subject subject) {
        return text(subject, subject.rules().names().locale());
    }

    static @Nullable Value homeRegion(Subject subject) {
        List<String> names = subject.rules().names().region();
        for (String name : names) {
            @Nullable Value region = text(subject, name);
            if (region != null) return region;
        }
        return null;
    }

    /** The number that a trait is, or that its text writes; null where it is none. */
    static @Nullable BigDecimal number(Subject subject, String trait) {
        @Nullable Trait told = subject.trait(trait);
        return switch (told == null ? null : told.value()) {
            case Value.Whole(long number) -> BigDecimal.valueOf(number);
            case Value.Real(double number) when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case Value.Text(String text) when DECIMAL.matcher(text.strip()).matches() -> new BigDecimal(text.strip());
            case null, default -> null;
        };
    }

    private static @Nullable Value text(Subject subject, String trait) {
        String told = subject.text(trait);
        return told.isBlank() ? null : new Value.Text(told);
    }
}
