package io.onefold.profile;

import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers complaints and answers, each of which is given once, in its latest version. Not thread-safe. */
final class ServiceFold {
    private static final int MOST_ANSWERS = 50;
    private static final Comparator<LatestAnswer> LISTING = Comparator.comparingLong(LatestAnswer::occurredAt)
            .reversed()
            .thenComparing(LatestAnswer::survey)
            .thenComparing(LatestAnswer::question)
            .thenComparing(LatestAnswer::kind)
            .thenComparingInt(LatestAnswer::score);

    private final List<LatestAnswer> answers = new ArrayList<>();
    private final List<Long> openSince = new ArrayList<>();
    private long closed;

    void add(Entry.ComplaintEntry complaint) {
        if (complaint.open()) openSince.add(complaint.firstAt());
        else closed++;
    }

    void add(EntryKey.AnswerKey key, Entry.AnswerEntry answer) {
        answers.add(new LatestAnswer(key.survey(), key.question(), answer.kind(), answer.score(), answer.occurredAt()));
    }

    /** When each complaint that is open was first told of. */
    List<Long> openSince() {
        return openSince;
    }

    Service published(ActivityCounts counts) {
        List<LatestAnswer> latest =
                answers.stream().sorted(LISTING).limit(MOST_ANSWERS).toList();
        return new Service(counts.calls(), counts.callSeconds(), openSince.size(), closed, latest);
    }
}
