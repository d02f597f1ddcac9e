package io.onefold.app.console.segments;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.app.console.Console;
import io.onefold.app.console.ConsoleAnswer;
import io.onefold.app.console.JsonRecord;
import io.onefold.app.status.SubscriberStatus;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.subscription.Ground;
import io.onefold.schemas.SegmentMembership;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the page of segments and subscribers asks for. No personal data is in it. Thread-safe. */
public final class SegmentsPart implements Console.Part {
    private static final int DAYS = 30;
    private static final int HOURS = 7 * 24;

    private final Sources sources;
    private final InstantSource clock;

    /**
     * What it tells.
     *
     * @param caughtUp whether all memberships were read
     * @param statuses of the subscribers that are posted to
     */
    public record Sources(
            List<Segment> segments,
            List<DescribedSubscriber> subscribers,
            SegmentSizes sizes,
            Supplier<Boolean> caughtUp,
            Supplier<List<SubscriberStatus>> statuses) {
        public Sources {
            segments = List.copyOf(segments);
            subscribers = List.copyOf(subscribers);
        }
    }

    /**
     * All segments.
     *
     * @param caughtUp whether sizes are exact already
     */
    private record Overview(boolean caughtUp, List<One> segments, List<Delivery> subscribers) {}

    /**
     * One segment.
     *
     * @param defined whether the configuration still has it
     */
    private record One(
            String name,
            String description,
            boolean defined,
            long size,
            List<SegmentHours.Point> sizes,
            List<Move> latest) {}

    private record Move(String profileId, String change, long at) {
        static Move of(SegmentMembership membership) {
            return new Move(
                    membership.profileId(),
                    membership.change() == SegmentMembership.Change.ENTERED ? "entered" : "left",
                    membership.at());
        }
    }

    /**
     * One subscriber.
     *
     * @param target {@code webhook} or {@code topic}
     * @param purpose of consent; empty where it needs none
     * @param posted nothing where it reads its topic by itself, or deliveries have not begun
     */
    private record Delivery(
            String name,
            String description,
            String target,
            String purpose,
            List<String> segments,
            Optional<SubscriberStatus> posted) {}

    public SegmentsPart(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public void addRoutes(JavalinConfig config) {
        config.routes.get("/console/api/segments", request -> JsonRecord.write(request, overview()));
        config.routes.get("/console/api/segments/{name}", this::one);
    }

    private Overview overview() {
        Map<String, Segment> defined = defined();
        List<String> names = new ArrayList<>(defined.keySet());
        for (String name : sources.sizes().names()) if (!defined.containsKey(name)) names.add(name);
        List<One> all = names.stream()
                .sorted()
                .map(name -> one(name, defined, SegmentHours.DAY, DAYS))
                .toList();
        return new Overview(sources.caughtUp().get(), all, subscribers());
    }

    private void one(Context request) {
        String name = request.pathParam("name");
        Map<String, Segment> defined = defined();
        if (!defined.containsKey(name) && !sources.sizes().names().contains(name)) {
            ConsoleAnswer.refuse(
                    request,
                    HttpStatus.NOT_FOUND,
                    "no-such-segment",
                    "there is no such segment: look at the list of segments");
            return;
        }
        JsonRecord.write(request, one(name, defined, SegmentHours.HOUR, HOURS));
    }

    private One one(String name, Map<String, Segment> defined, long step, int points) {
        SegmentSizes.History history = sources.sizes().history(name, clock.millis(), step, points);
        Segment segment = defined.get(name);
        return new One(
                name,
                segment == null ? "" : segment.description(),
                segment != null,
                history.size(),
                history.sizes(),
                history.latest().stream().map(Move::of).toList());
    }

    private Map<String, Segment> defined() {
        return sources.segments().stream().collect(Collectors.toMap(Segment::name, Function.identity()));
    }

    private List<Delivery> subscribers() {
        Map<String, SubscriberStatus> posted = sources.statuses().get().stream()
                .collect(Collectors.toMap(SubscriberStatus::name, Function.identity()));
        return sources.subscribers().stream()
                .map(each -> new Delivery(
                        each.name(),
                        each.subscription().description(),
                        each.target() instanceof Target.Webhook ? "webhook" : "topic",
                        each.subscription().audience().ground() instanceof Ground.Consent(String purpose)
                                ? purpose
                                : "",
                        List.copyOf(each.subscription().audience().segments()),
                        Optional.ofNullable(posted.get(each.name()))))
                .toList();
    }
}
