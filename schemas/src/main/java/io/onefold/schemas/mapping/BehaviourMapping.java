package io.onefold.schemas.mapping;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.avro.Activity;
import io.onefold.schemas.avro.Purchases;
import io.onefold.schemas.avro.Service;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a profile says of a person's behaviour, purchases and words. */
final class BehaviourMapping {
    private BehaviourMapping() {}

    static Activity toAvro(UnifiedProfile.Activity activity) {
        return new Activity(
                activity.touchpoints(),
                Times.write(activity.firstAt()),
                Times.write(activity.lastAt()),
                activity.channels(),
                activity.hours(),
                activity.last7Days(),
                activity.last30Days(),
                activity.last90Days(),
                activity.last365Days());
    }

    static UnifiedProfile.Activity fromAvro(Activity from) {
        return new UnifiedProfile.Activity(
                from.getTouchpoints(),
                Times.read(from.getFirstAt()),
                Times.read(from.getLastAt()),
                new TreeMap<>(from.getChannels()),
                from.getHours(),
                from.getLast7Days(),
                from.getLast30Days(),
                from.getLast90Days(),
                from.getLast365Days());
    }

    static Purchases toAvro(UnifiedProfile.Purchases purchases) {
        return new Purchases(
                purchases.orders(),
                purchases.lines(),
                Times.write(purchases.firstOrderAt()),
                Times.write(purchases.lastOrderAt()),
                amounts(purchases.spend()),
                amounts(purchases.refunds()),
                purchases.categories());
    }

    static UnifiedProfile.Purchases fromAvro(Purchases from) {
        return new UnifiedProfile.Purchases(
                from.getOrders(),
                from.getLines(),
                Times.read(from.getFirstOrderAt()),
                Times.read(from.getLastOrderAt()),
                amounts("purchases.spend", from.getSpend()),
                amounts("purchases.refunds", from.getRefunds()),
                new TreeMap<>(from.getCategories()));
    }

    static Service toAvro(UnifiedProfile.Service service) {
        return new Service(
                service.calls(),
                service.callSeconds(),
                service.openComplaints(),
                service.closedComplaints(),
                service.answers().stream().map(BehaviourMapping::toAvro).toList());
    }

    static UnifiedProfile.Service fromAvro(Service from) {
        return new UnifiedProfile.Service(
                from.getCalls(),
                from.getCallSeconds(),
                from.getOpenComplaints(),
                from.getClosedComplaints(),
                from.getAnswers().stream().map(BehaviourMapping::fromAvro).toList());
    }

    private static io.onefold.schemas.avro.LatestAnswer toAvro(LatestAnswer answer) {
        return new io.onefold.schemas.avro.LatestAnswer(
                answer.survey(), answer.question(), answer.kind(), answer.score(), Times.write(answer.occurredAt()));
    }

    private static LatestAnswer fromAvro(io.onefold.schemas.avro.LatestAnswer from) {
        return new LatestAnswer(
                from.getSurvey(),
                from.getQuestion(),
                from.getKind(),
                from.getScore(),
                Times.read(from.getOccurredAt()));
    }

    private static Map<String, String> amounts(SortedMap<String, BigDecimal> amounts) {
        Map<String, String> to = new TreeMap<>();
        amounts.forEach((currency, amount) -> to.put(currency, Decimals.write(amount)));
        return to;
    }

    private static SortedMap<String, BigDecimal> amounts(String field, Map<String, String> from) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        from.forEach((currency, amount) -> amounts.put(currency, Decimals.read(field, amount)));
        return amounts;
    }
}
