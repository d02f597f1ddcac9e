package io.onefold.app.sample;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The generator. What it draws depends on the seed, the number of people and the end of the year alone.
 */
public final class SampleCompany {
    private static final long YEAR = Duration.ofDays(365).toMillis();
    private static final int SPOILED_IN = 300;

    private final long start;
    private final Random mishaps;
    private final List<Sent> sent = new ArrayList<>();

    /** What was sent, when it really happened, and by whom; nobody's where it cannot be accepted. */
    private record Sent(Draft draft, long happenedAt, String person) {}

    private SampleCompany(long start, Random mishaps) {
        this.start = start;
        this.mishaps = mishaps;
    }

    /**
     * A company's year.
     *
     * @param people how many customers it has
     * @param end the end of the year; touchpoints come before it
     */
    public static Sample generate(long seed, int people, Instant end) {
        SampleCompany company = new SampleCompany(end.toEpochMilli() - YEAR, random(seed, -1));
        int number = 0;
        for (SamplePerson person : new Population(random(seed, -2)).people(people))
            company.live(person, random(seed, number++));
        return company.sample();
    }

    /** A generator for each purpose, so that one more draw in one life leaves all others as they were. */
    private static Random random(long seed, int purpose) {
        return new Random(new Random(seed).nextLong() + 0x9E37_79B9_7F4A_7C15L * purpose);
    }

    private void live(SamplePerson person, Random random) {
        for (Draft draft : new Life(person, random, start).touchpoints()) {
            boolean garbageOnly = draft.identifiers().stream()
                    .allMatch(identifier -> identifier.value().equals(Life.FORM_FILLER));
            sent.add(new Sent(draft, draft.at(), garbageOnly ? "" : person.label()));
            if (mishaps.nextInt(SPOILED_IN) == 0) sent.add(new Sent(spoil(draft), draft.at() + 1, ""));
        }
    }

    /** What quarantine is for: a clock years ahead, a clock at zero, a word for a number, an unmapped field, nobody at all. */
    private Draft spoil(Draft draft) {
        return switch (mishaps.nextInt(5)) {
            case 0 -> draft.spoiled(draft.at() + 10 * YEAR, draft.identifiers());
            case 1 -> draft.spoiled(0, draft.identifiers());
            case 2 -> draft.spoiled(draft.at(), List.of(new Identifier("phone", "ask again")));
            case 3 -> draft.spoiled(draft.at(), List.of(new Identifier("pos_card", "4711")));
            default -> draft.spoiled(draft.at(), List.of(new Identifier("email", "none")));
        };
    }

    private Sample sample() {
        sent.sort(Comparator.comparingLong(Sent::happenedAt));
        Map<String, Integer> numbers = new HashMap<>();
        List<Touchpoint> touchpoints = new ArrayList<>(sent.size());
        Map<String, String> truth = new HashMap<>();
        for (Sent one : sent) {
            String source = one.draft.source();
            String messageId = source + "-" + numbers.merge(source, 1, Integer::sum);
            touchpoints.add(one.draft.touchpoint(messageId, one.happenedAt));
            if (!one.person.isEmpty()) truth.put(messageId, one.person);
        }
        return new Sample(touchpoints, truth);
    }
}
