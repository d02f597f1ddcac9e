package io.onefold.app.subscribers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is under way to one subscriber: mailbags in their order, and when the first of them is tried next. A bag that is refused for what is
 * in it is tried three times, then letter by letter; a letter that is refused by itself is the culprit. Not thread-safe.
 */
final class Round {
    private static final int TRIES = 3;

    private final Backoff backoff;
    private final RandomGenerator chance;
    private final Deque<Try> open = new ArrayDeque<>();
    private int failures;
    private Instant next = Instant.MIN;

    /** @param refusals that are left before the bag is taken apart, or its only letter is the culprit */
    private record Try(Mailbag bag, int refusals) {}

    /** What is to be done after an answer. */
    sealed interface Step {
        /** Nothing but to go on. */
        record Again() implements Step {}

        /** These are done with. */
        record Done(Mailbag bag) implements Step {}

        /** This single letter is to be set aside, and is done with then. */
        record SetAside(Mailbag bag, Answer.Refused refusal) implements Step {}
    }

    Round(Backoff backoff, RandomGenerator chance) {
        this.backoff = backoff;
        this.chance = chance;
    }

    void add(Mailbag bag) {
        open.add(new Try(bag, TRIES));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** How many letters are under way. */
    long letters() {
        return open.stream().mapToLong(each -> each.bag.letters().size()).sum();
    }

    /** Forgets what somebody else brings from now on. */
    void forget(String topic, int partition) {
        open.removeIf(each -> each.bag.topic().equals(topic) && each.bag.partition() == partition);
    }

    /** How long until the next try; zero where it is time. */
    Duration untilNext(Instant now) {
        return now.isBefore(next) ? Duration.between(now, next) : Duration.ZERO;
    }

    /** What is posted next. */
    Optional<Mailbag> first() {
        return Optional.ofNullable(open.peek()).map(Try::bag);
    }

    /** Takes in how the first one was answered. */
    Step answered(Answer answer, Instant now) {
        Try tried = open.remove();
        switch (answer) {
            case Answer.Taken taken -> {
                failures = 0;
                next = Instant.MIN;
                return new Step.Done(tried.bag);
            }
            case Answer.Later later -> {
                open.addFirst(tried);
                wait(later.least(), now);
                return new Step.Again();
            }
            case Answer.Refused refused -> {
                return refused(tried, refused, now);
            }
        }
    }

    private Step refused(Try tried, Answer.Refused refusal, Instant now) {
        List<Mailbag> single = tried.bag.oneByOne();
        if (tried.refusals > 1) {
            open.addFirst(new Try(tried.bag, tried.refusals - 1));
            wait(Duration.ZERO, now);
            return new Step.Again();
        }
        failures = 0;
        next = Instant.MIN;
        if (single.size() == 1) return new Step.SetAside(tried.bag, refusal);
        for (Mailbag each : single.reversed()) open.addFirst(new Try(each, 1));
        return new Step.Again();
    }

    private void wait(Duration least, Instant now) {
        failures++;
        Duration usual = backoff.after(failures, chance);
        next = now.plus(usual.compareTo(least) > 0 ? usual : least);
    }
}
