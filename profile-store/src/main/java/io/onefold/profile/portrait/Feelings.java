package io.onefold.profile.portrait;

import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How content a person is and how much they need us, by complaints, calls and the answers that the profile lists. */
final class Feelings {
    private static final int PROMOTER = 9;
    private static final int PASSIVE = 7;

    private Feelings() {}

    /** Net promoter classes: F. Reichheld, "The one number you need to grow", 2003. */
    static @Nullable Value npsClass(Subject subject) {
        List<LatestAnswer> told = answers(subject, "nps");
        if (told.isEmpty()) return null;
        int score = told.getFirst().score();
        return new Value.Text(score >= PROMOTER ? "promoter" : score >= PASSIVE ? "passive" : "detractor");
    }

    static @Nullable Value openComplaintSince(Subject subject) {
        List<Long> open = subject.openComplaints();
        return open.isEmpty() ? null : Figures.date(subject.today().dayOf(Collections.min(open)));
    }

    static @Nullable Value csat(Subject subject) {
        List<LatestAnswer> told = answers(subject, "csat");
        long sum = told.stream().mapToLong(LatestAnswer::score).sum();
        return told.isEmpty() ? null : Figures.mean(sum, told.size());
    }

    static Value calls(Subject subject, int days) {
        long count = 0;
        for (Map.Entry<Long, Long> day : subject.callsByDay().entrySet())
            if (subject.today().isWithin(day.getKey(), days)) count += day.getValue();
        return new Value.Whole(count);
    }

    private static List<LatestAnswer> answers(Subject subject, String kind) {
        return subject.service().answers().stream()
                .filter(answer -> answer.kind().equals(kind))
                .toList();
    }
}
