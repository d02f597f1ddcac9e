package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.profile.portrait.ComputedTrait;
import io.onefold.profile.portrait.PortraitRules;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads by what traits are computed. */
final class PortraitSection {
    private static final PortraitRules DEFAULT = PortraitRules.DEFAULT;

    private final NodeReader reader;
    private final Map<String, Located> fields;

    private PortraitSection(NodeReader reader, Map<String, Located> fields) {
        this.reader = reader;
        this.fields = fields;
    }

    static PortraitRules read(RawConfiguration raw) {
        Located section = raw.section(Section.PORTRAIT);
        if (section == null) return DEFAULT;
        NodeReader reader = new NodeReader(raw);
        return new PortraitSection(reader, reader.fields(section, SectionKey.keys(PortraitKey.values()))).rules();
    }

    private PortraitRules rules() {
        return new PortraitRules(off(), home(), lifeCycle(), tiers(), bands(), names());
    }

    private PortraitRules.HomeCurrency home() {
        String currency = DEFAULT.home().currency();
        Located told = fields.get(PortraitKey.HOME_CURRENCY.key());
        if (told != null) currency = currency(reader.text(told), told);
        SortedMap<String, BigDecimal> rates = new TreeMap<>();
        Located table = fields.get(PortraitKey.RATES.key());
        if (table != null) reader.values(table).forEach((key, rate) -> rates.put(currency(key, rate), positive(rate)));
        return new PortraitRules.HomeCurrency(currency, rates);
    }

    private String currency(String told, Located at) {
        if (!told.matches("[A-Z]{3}")) reader.problem(at, told + " is no currency; write ISO 4217, such as CNY");
        return told;
    }

    private PortraitRules.LifeCycle lifeCycle() {
        int atRisk = count(PortraitKey.AT_RISK_AFTER, DEFAULT.lifeCycle().atRiskAfter(), 1);
        int lapsed = count(PortraitKey.LAPSED_AFTER, DEFAULT.lifeCycle().lapsedAfter(), 1);
        int loyal = count(PortraitKey.LOYAL_FROM, DEFAULT.lifeCycle().loyalFrom(), 2);
        if (lapsed <= atRisk) notMore(PortraitKey.LAPSED_AFTER, PortraitKey.AT_RISK_AFTER, Integer.toString(atRisk));
        return new PortraitRules.LifeCycle(atRisk, lapsed, loyal);
    }

    private PortraitRules.ValueTiers tiers() {
        BigDecimal high = amount(PortraitKey.HIGH_VALUE, DEFAULT.tiers().high());
        BigDecimal middle = amount(PortraitKey.MIDDLE_VALUE, DEFAULT.tiers().middle());
        above(PortraitKey.HIGH_VALUE, high, PortraitKey.MIDDLE_VALUE, middle);
        return new PortraitRules.ValueTiers(high, middle);
    }

    private PortraitRules.PriceBands bands() {
        BigDecimal high = amount(PortraitKey.HIGH_PRICE, DEFAULT.bands().high());
        BigDecimal middle = amount(PortraitKey.MIDDLE_PRICE, DEFAULT.bands().middle());
        above(PortraitKey.HIGH_PRICE, high, PortraitKey.MIDDLE_PRICE, middle);
        return new PortraitRules.PriceBands(high, middle);
    }

    private void above(PortraitKey key, BigDecimal high, PortraitKey other, BigDecimal middle) {
        if (high.compareTo(middle) <= 0) notMore(key, other, middle.toPlainString());
    }

    private PortraitRules.TraitNames names() {
        PortraitRules.TraitNames otherwise = DEFAULT.names();
        Located region = fields.get(PortraitKey.REGION.key());
        return new PortraitRules.TraitNames(
                name(PortraitKey.BIRTHDAY, otherwise.birthday()),
                name(PortraitKey.YEARLY_SPEND, otherwise.yearlySpend()),
                name(PortraitKey.REFERRALS, otherwise.referrals()),
                name(PortraitKey.LEVEL, otherwise.level()),
                name(PortraitKey.POINTS, otherwise.points()),
                name(PortraitKey.LOCALE, otherwise.locale()),
                region == null ? otherwise.region() : reader.texts(region));
    }

    private String name(PortraitKey key, String otherwise) {
        Located told = fields.get(key.key());
        return told == null ? otherwise : reader.text(told);
    }

    private Set<ComputedTrait> off() {
        EnumSet<ComputedTrait> off = EnumSet.copyOf(DEFAULT.off());
        Located told = fields.get(PortraitKey.TRAITS.key());
        if (told != null) for (NodeReader.Entry entry : reader.entries(told)) switchOne(entry, off);
        return off;
    }

    private void switchOne(NodeReader.Entry entry, Set<ComputedTrait> off) {
        Optional<ComputedTrait> trait = ComputedTrait.labelled(entry.key());
        if (trait.isEmpty()) {
            List<String> known = Arrays.stream(ComputedTrait.values())
                    .map(ComputedTrait::label)
                    .toList();
            reader.problem(
                    entry.at(), "no computed trait " + entry.key() + "." + DidYouMean.suggest(entry.key(), known));
            return;
        }
        switch (reader.text(entry.value())) {
            case "on" -> off.remove(trait.get());
            case "off" -> off.add(trait.get());
            default -> reader.problem(entry.value(), "write on or off");
        }
    }

    private int count(PortraitKey key, int otherwise, int least) {
        Located told = fields.get(key.key());
        if (told == null) return otherwise;
        String text = reader.text(told);
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= least) return Integer.parseInt(text);
        reader.problem(told, key.key() + " is a whole number from " + least + " to 99999");
        return otherwise;
    }

    private BigDecimal amount(PortraitKey key, BigDecimal otherwise) {
        Located told = fields.get(key.key());
        return told == null ? otherwise : positive(told);
    }

    private BigDecimal positive(Located told) {
        @Nullable BigDecimal number = number(reader.text(told));
        if (number != null && number.signum() > 0) return number;
        reader.problem(told, "here stands a number above 0, such as 7.1");
        return BigDecimal.ONE;
    }

    private static @Nullable BigDecimal number(String text) {
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,12})?") ? new BigDecimal(text) : null;
    }

    /** Of two keys one is given at least: what is by itself is in order. */
    private void notMore(PortraitKey key, PortraitKey than, String what) {
        Located told = fields.get(key.key());
        if (told == null) told = fields.get(than.key());
        if (told != null) reader.problem(told, key.key() + " must be more than " + than.key() + ", which is " + what);
    }
}
