package io.onefold.identity.oracle;

import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Computes what sources declare, from the traits that the names say. */
final class DeclaredFold {
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final PortraitSpec.Names names;
    private final SortedMap<String, Trait> traits;

    DeclaredFold(PortraitSpec.Names names, SortedMap<String, Trait> traits) {
        this.names = names;
        this.traits = traits;
    }

    void tell(Map<String, Value> told) {
        number(names.points())
                .ifPresent(points -> told.put("points", real(points.setScale(2, RoundingMode.HALF_EVEN))));
        number(names.referrals())
                .filter(count ->
                        count.signum() >= 0 && count.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(count -> count.compareTo(GREATEST) <= 0)
                .ifPresent(count -> told.put("referrals", new Value.Whole(count.longValue())));
        text(names.level())
                .or(() -> told(names.level())
                        .filter(Value.Whole.class::isInstance)
                        .map(value -> "" + ((Value.Whole) value).number()))
                .ifPresent(level -> told.put("level", new Value.Text(level)));
        text(names.locale()).ifPresent(locale -> told.put("locale", new Value.Text(locale)));
        names.region().stream()
                .flatMap(name -> text(name).stream())
                .findFirst()
                .ifPresent(region -> told.put("home_region", new Value.Text(region)));
    }

    /** @param spent within 365 days, in the home currency */
    void shareOfWallet(BigDecimal spent, Map<String, Value> told) {
        number(names.yearlySpend()).filter(all -> all.signum() > 0).ifPresent(all -> {
            BigDecimal share = spent.divide(all, 4, RoundingMode.HALF_EVEN);
            List<BigDecimal> bounded = List.of(BigDecimal.ZERO, share, BigDecimal.ONE);
            told.put("share_of_wallet", real(bounded.stream().sorted().toList().get(1)));
        });
    }

    private Optional<Value> told(String name) {
        return Optional.ofNullable(traits.get(name)).map(Trait::value);
    }

    private Optional<String> text(String name) {
        return told(name)
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .filter(text -> !text.isBlank());
    }

    private Optional<BigDecimal> number(String name) {
        return told(name).flatMap(DeclaredFold::number);
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Whole(long whole)) return Optional.of(new BigDecimal(whole));
        if (value instanceof Value.Real(double real))
            return Double.isNaN(real) || Double.isInfinite(real)
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(Double.toString(real)));
        if (!(value instanceof Value.Text(String text))) return Optional.empty();
        String[] parts = text.strip().replaceFirst("^[+-]", "").split("\\.", -1);
        boolean isNumber = parts.length <= 2
                && parts[0].matches("\\p{Digit}{1,15}")
                && (parts.length == 1 || parts[1].matches("\\p{Digit}{1,6}"));
        return isNumber ? Optional.of(new BigDecimal(text.strip())) : Optional.empty();
    }

    private static Value real(BigDecimal number) {
        return new Value.Real(number.doubleValue());
    }
}
