package io.onefold.profile;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;

import io.onefold.schemas.Answer;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;

/** The definition, word by word, over the whole list of messages: slow, and without a line of the incremental code. */
@NullUnmarked
final class NaiveProfile {
    private final List<Observation> messages;
    private final Survivorship survivorship;
    private final ZoneId zone;

    /** @param messages with what they were redacted for already gone */
    NaiveProfile(List<Observation> messages, Survivorship survivorship, ZoneId zone) {
        this.messages = messages;
        this.survivorship = survivorship;
        this.zone = zone;
    }

    /** Without what is computed, and for ever. */
    ProfileSections sections(long asOf) {
        return new ProfileSections(
                traits(), activity(asOf), purchases(), service(), Collections.emptySortedMap(), List.of());
    }

    private record Told(IdentifierKey anchor, Touchpoint touchpoint, Value value) {
        String canonical() {
            return NaiveProfile.canonical(value);
        }

        boolean cleared() {
            return value instanceof Value.Cleared;
        }

        Trait trait(Value shown) {
            return new Trait(shown, touchpoint.source(), touchpoint.messageId(), touchpoint.occurredAt());
        }
    }

    private static final Comparator<Told> REGISTER = comparingLong((Told set) -> set.touchpoint.occurredAt())
            .thenComparing(set -> set.touchpoint.messageId())
            .thenComparing(set -> set.touchpoint.source())
            .thenComparing(Told::canonical);

    private SortedMap<String, Trait> traits() {
        Map<String, List<Told>> sets = new HashMap<>();
        for (Observation message : messages)
            message.touchpoint()
                    .traits()
                    .forEach((name, value) -> sets.computeIfAbsent(name, n -> new ArrayList<>())
                            .add(new Told(message.anchor(), message.touchpoint(), value)));
        SortedMap<String, Trait> traits = new TreeMap<>();
        sets.forEach((name, list) -> {
            list.sort(REGISTER);
            Trait trait = trait(list, survivorship.of(name));
            if (trait != null) traits.put(name, trait);
        });
        return traits;
    }

    private static Trait trait(List<Told> ascending, Strategy strategy) {
        List<Told> told = ascending.stream().filter(set -> !set.cleared()).toList();
        switch (strategy) {
            case Strategy.MostRecent s -> {
                return ascending.getLast().cleared()
                        ? null
                        : ascending.getLast().trait(ascending.getLast().value);
            }
            case Strategy.Oldest s -> {
                return told.isEmpty() ? null : told.getFirst().trait(told.getFirst().value);
            }
            case Strategy.NonEmpty s -> {
                List<Told> full = told.stream()
                        .filter(set -> !set.canonical().equals("t:")
                                && !set.canonical().equals("l:"))
                        .toList();
                return full.isEmpty() ? null : full.getLast().trait(full.getLast().value);
            }
            case Strategy.SourcePriority s -> {
                return byPriority(ascending, s.sources());
            }
            case Strategy.MostFrequent s -> {
                Map<String, List<Told>> byValue = considered(told).stream().collect(groupingBy(Told::canonical));
                if (byValue.isEmpty()) return null;
                int most = byValue.values().stream().mapToInt(List::size).max().getAsInt();
                String winner = byValue.keySet().stream()
                        .filter(value -> byValue.get(value).size() == most)
                        .min(naturalOrder())
                        .get();
                Told latest = byValue.get(winner).getLast();
                return latest.trait(latest.value);
            }
            case Strategy.Union s -> {
                List<Told> considered = considered(told);
                if (considered.isEmpty()) return null;
                TreeSet<String> texts = new TreeSet<>();
                for (Told set : considered) {
                    if (set.value instanceof Value.Texts list) texts.addAll(list.texts());
                    else texts.add(set.canonical().substring(2));
                }
                return considered.getLast().trait(new Value.Texts(List.copyOf(texts)));
            }
        }
    }

    private static Trait byPriority(List<Told> ascending, List<String> order) {
        Map<String, Told> latest = new HashMap<>();
        for (Told set : ascending) latest.put(set.touchpoint.source(), set);
        for (String source : order)
            if (latest.containsKey(source) && !latest.get(source).cleared())
                return latest.get(source).trait(latest.get(source).value);
        List<Told> rest = latest.values().stream()
                .filter(set -> !set.cleared() && !order.contains(set.touchpoint.source()))
                .sorted(REGISTER)
                .toList();
        return rest.isEmpty() ? null : rest.getLast().trait(rest.getLast().value);
    }

    /** The sets of the 64 values that count: of each anchor, then of all. */
    private static List<Told> considered(List<Told> told) {
        List<Told> ofAnchors = new ArrayList<>();
        told.stream().collect(groupingBy(Told::anchor)).values().forEach(sets -> ofAnchors.addAll(ofSmallest(sets)));
        ofAnchors.sort(REGISTER);
        return ofSmallest(ofAnchors);
    }

    private static List<Told> ofSmallest(List<Told> sets) {
        Set<String> smallest = new HashSet<>(sets.stream()
                .map(Told::canonical)
                .distinct()
                .sorted(comparingLong(NaiveProfile::hash))
                .limit(64)
                .toList());
        return sets.stream().filter(set -> smallest.contains(set.canonical())).toList();
    }

    static long hash(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(digest).shiftRight(192).longValueExact();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static String canonical(Value value) {
        if (value instanceof Value.Text text) return "t:" + text.text();
        if (value instanceof Value.Whole whole) return "w:" + whole.number();
        if (value instanceof Value.Real real) return "r:" + Double.toString(real.number());
        if (value instanceof Value.Flag flag) return flag.on() ? "f:true" : "f:false";
        if (value instanceof Value.Cleared) return "n:";
        String list = "l:";
        for (String text : ((Value.Texts) value).texts()) list += text.length() + ":" + text;
        return list;
    }

    private Activity activity(long asOf) {
        SortedMap<String, Long> channels = new TreeMap<>();
        List<Long> hours = new ArrayList<>(Collections.nCopies(24, 0L));
        for (Touchpoint touchpoint : touchpoints()) {
            channels.merge(touchpoint.channel().label(), 1L, Long::sum);
            int hour =
                    Instant.ofEpochMilli(touchpoint.occurredAt()).atZone(zone).getHour();
            hours.set(hour, hours.get(hour) + 1);
        }
        return new Activity(
                messages.size(),
                touchpoints().stream().mapToLong(Touchpoint::occurredAt).min().orElse(0),
                touchpoints().stream().mapToLong(Touchpoint::occurredAt).max().orElse(0),
                channels,
                hours,
                lastDays(asOf, 7),
                lastDays(asOf, 30),
                lastDays(asOf, 90),
                lastDays(asOf, 365));
    }

    long lastDays(long asOf, int length) {
        LocalDate today = day(asOf);
        return touchpoints().stream()
                .map(touchpoint -> day(touchpoint.occurredAt()))
                .filter(day -> day.isAfter(today.minusDays(length)) && !day.isAfter(today))
                .count();
    }

    private LocalDate day(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
    }

    private List<Touchpoint> touchpoints() {
        return messages.stream().map(Observation::touchpoint).toList();
    }

    private record Line(String source, String order, Touchpoint touchpoint, OrderLine line) {
        String canonical() {
            String store = touchpoint.details().order().store();
            String text = line.product() + "\u001f" + line.category() + "\u001f" + plain(line.quantity()) + "\u001f"
                    + plain(line.amount()) + "\u001f" + line.currency();
            if (line.brand().isEmpty() && line.discount() == null && line.cost() == null && store.isEmpty())
                return text;
            return text + "\u001f" + line.brand() + "\u001f"
                    + (line.discount() == null ? "" : plain(line.discount())) + "\u001f"
                    + (line.cost() == null ? "" : plain(line.cost())) + "\u001f" + store;
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Purchases purchases() {
        Map<List<String>, List<Line>> byKey = new HashMap<>();
        for (Touchpoint touchpoint : touchpoints()) {
            if (touchpoint.details().order() == null) continue;
            String order = touchpoint.details().order().orderId();
            for (OrderLine line : touchpoint.details().order().lines())
                byKey.computeIfAbsent(List.of(touchpoint.source(), order, line.lineId()), k -> new ArrayList<>())
                        .add(new Line(touchpoint.source(), order, touchpoint, line));
        }
        List<Line> latest = byKey.values().stream()
                .map(versions -> Collections.max(
                        versions,
                        comparingLong((Line line) -> line.touchpoint.occurredAt())
                                .thenComparing(line -> line.touchpoint.messageId())
                                .thenComparing(Line::canonical)))
                .toList();
        List<Long> firsts = byKey.values().stream()
                .map(versions -> versions.stream()
                        .map(line -> line.touchpoint.occurredAt())
                        .min(naturalOrder())
                        .get())
                .toList();
        Map<String, Long> categories = new TreeMap<>();
        for (Line line : latest)
            if (!line.line.category().isEmpty()) categories.merge(line.line.category(), 1L, Long::sum);
        SortedMap<String, Long> largest = new TreeMap<>();
        categories.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(reverseOrder()).thenComparing(Map.Entry::getKey))
                .limit(50)
                .forEach(each -> largest.put(each.getKey(), each.getValue()));
        return new Purchases(
                byKey.keySet().stream().map(key -> key.subList(0, 2)).distinct().count(),
                byKey.size(),
                firsts.isEmpty() ? 0 : Collections.min(firsts),
                firsts.isEmpty() ? 0 : Collections.max(firsts),
                sums(latest, line -> true, BigDecimal.ONE),
                sums(latest, line -> line.line.amount().signum() < 0, BigDecimal.ONE.negate()),
                largest);
    }

    private static SortedMap<String, BigDecimal> sums(List<Line> lines, Predicate<Line> counted, BigDecimal sign) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (Line line : lines)
            if (counted.test(line))
                sums.merge(line.line.currency(), line.line.amount().multiply(sign), BigDecimal::add);
        sums.replaceAll((currency, sum) -> new BigDecimal(plain(sum)));
        return sums;
    }

    private record Answered(Touchpoint touchpoint, Answer answer) {
        List<String> key() {
            return List.of(touchpoint.source(), answer.survey(), answer.question());
        }

        LatestAnswer listed() {
            return new LatestAnswer(
                    answer.survey(), answer.question(), answer.kind(), answer.score(), touchpoint.occurredAt());
        }
    }

    private Service service() {
        List<Touchpoint> calls = touchpoints().stream()
                .filter(touchpoint -> touchpoint.details().call() != null)
                .toList();
        Map<List<String>, List<Touchpoint>> cases = touchpoints().stream()
                .filter(touchpoint -> touchpoint.details().complaint() != null)
                .collect(groupingBy(touchpoint -> List.of(
                        touchpoint.source(), touchpoint.details().complaint().caseId())));
        long open = cases.values().stream()
                .map(told -> Collections.max(
                        told,
                        comparingLong(Touchpoint::occurredAt)
                                .thenComparing(Touchpoint::messageId)
                                .thenComparing(
                                        each -> each.details().complaint().open(), reverseOrder())))
                .filter(latest -> latest.details().complaint().open())
                .count();
        return new Service(
                calls.size(),
                calls.stream()
                        .mapToLong(each -> each.details().call().durationSeconds())
                        .sum(),
                open,
                cases.size() - open,
                answers());
    }

    private List<LatestAnswer> answers() {
        return touchpoints().stream()
                .flatMap(touchpoint ->
                        touchpoint.details().answers().stream().map(answer -> new Answered(touchpoint, answer)))
                .collect(groupingBy(Answered::key))
                .values()
                .stream()
                .map(told -> Collections.max(
                        told,
                        comparingLong((Answered each) -> each.touchpoint.occurredAt())
                                .thenComparing(each -> each.touchpoint.messageId())
                                .thenComparing(each -> each.answer.kind())
                                .thenComparingInt(each -> each.answer.score())))
                .map(Answered::listed)
                .sorted(comparing(LatestAnswer::occurredAt, reverseOrder())
                        .thenComparing(LatestAnswer::survey)
                        .thenComparing(LatestAnswer::question)
                        .thenComparing(LatestAnswer::kind)
                        .thenComparingInt(LatestAnswer::score))
                .limit(50)
                .toList();
    }

    /** Evidence for each other identifier that stood with an anchor, of messages not redacted for it (blank value). */
    static Map<List<IdentifierKey>, List<Evidence>> evidence(Collection<Observation> messages) {
        Map<List<IdentifierKey>, Set<Evidence>> all = new HashMap<>();
        for (Observation message : messages)
            message.identifiers().stream()
                    .skip(1)
                    .filter(other -> !other.value().isEmpty())
                    .forEach(other -> all.computeIfAbsent(List.of(message.anchor(), other.key()), k -> new HashSet<>())
                            .add(new Evidence(
                                    message.touchpoint().source(),
                                    message.touchpoint().channel().label(),
                                    message.touchpoint().messageId(),
                                    message.occurredAt())));
        Map<List<IdentifierKey>, List<Evidence>> listed = new HashMap<>();
        all.forEach((pair, set) -> {
            List<Evidence> sorted = new ArrayList<>(set);
            sorted.sort(comparingLong(Evidence::occurredAt)
                    .thenComparing(Evidence::messageId)
                    .thenComparing(Evidence::source)
                    .thenComparing(Evidence::channel));
            if (sorted.size() > 4) sorted.subList(3, sorted.size() - 1).clear();
            listed.put(pair, sorted);
        });
        return listed;
    }
}
