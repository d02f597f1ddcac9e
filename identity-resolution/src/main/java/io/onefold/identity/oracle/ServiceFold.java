package io.onefold.identity.oracle;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Service;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Sums up what a profile's person told the company. */
final class ServiceFold {
    private static final int MOST_ANSWERS = 50;
    private static final Comparator<LatestAnswer> LISTING = Comparator.comparingLong(LatestAnswer::occurredAt)
            .reversed()
            .thenComparing(LatestAnswer::survey)
            .thenComparing(LatestAnswer::question)
            .thenComparing(LatestAnswer::kind)
            .thenComparingInt(LatestAnswer::score);

    private final Map<CaseKey, CaseVersion> cases = new HashMap<>();
    private final Map<CaseKey, Long> firsts = new HashMap<>();
    private final Map<QuestionKey, AnswerVersion> answers = new HashMap<>();
    private long calls;
    private long callSeconds;

    private ServiceFold() {}

    private record CaseKey(String source, String caseId) {}

    private record CaseVersion(long at, String messageId, boolean open) {
        /** Open before closed. */
        static final Comparator<CaseVersion> ORDER = Comparator.comparingLong(CaseVersion::at)
                .thenComparing(CaseVersion::messageId)
                .thenComparing(version -> !version.open);

        CaseVersion later(CaseVersion other) {
            return ORDER.compare(this, other) >= 0 ? this : other;
        }
    }

    private record QuestionKey(String source, String survey, String question) {}

    private record AnswerVersion(long at, String messageId, Answer answer) {
        static final Comparator<AnswerVersion> ORDER = Comparator.comparingLong(AnswerVersion::at)
                .thenComparing(AnswerVersion::messageId)
                .thenComparing(version -> version.answer.kind())
                .thenComparingInt(version -> version.answer.score());

        AnswerVersion later(AnswerVersion other) {
            return ORDER.compare(this, other) >= 0 ? this : other;
        }

        LatestAnswer published() {
            return new LatestAnswer(answer.survey(), answer.question(), answer.kind(), answer.score(), at);
        }
    }

    static ServiceFold of(List<Message> messages) {
        ServiceFold fold = new ServiceFold();
        for (Message message : messages) fold.add(message.touchpoint());
        return fold;
    }

    /** The least time of any message of a complaint that is open. */
    OptionalLong openSince() {
        return cases.entrySet().stream()
                .filter(each -> each.getValue().open())
                .mapToLong(each -> firsts.getOrDefault(each.getKey(), Long.MAX_VALUE))
                .min();
    }

    private void add(Touchpoint touchpoint) {
        Call call = touchpoint.details().call();
        if (call != null) {
            calls++;
            callSeconds += call.durationSeconds();
        }
        Complaint complaint = touchpoint.details().complaint();
        if (complaint != null) {
            CaseKey key = new CaseKey(touchpoint.source(), complaint.caseId());
            firsts.merge(key, touchpoint.occurredAt(), Math::min);
            cases.merge(
                    key,
                    new CaseVersion(touchpoint.occurredAt(), touchpoint.messageId(), complaint.open()),
                    CaseVersion::later);
        }
        for (Answer answer : touchpoint.details().answers())
            answers.merge(
                    new QuestionKey(touchpoint.source(), answer.survey(), answer.question()),
                    new AnswerVersion(touchpoint.occurredAt(), touchpoint.messageId(), answer),
                    AnswerVersion::later);
    }

    Service service() {
        long open = cases.values().stream().filter(CaseVersion::open).count();
        List<LatestAnswer> listed = answers.values().stream()
                .map(AnswerVersion::published)
                .sorted(LISTING)
                .limit(MOST_ANSWERS)
                .toList();
        return new Service(calls, callSeconds, open, cases.size() - open, listed);
    }
}
