package io.onefold.app.sample.systems;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The survey tool's export. */
final class SurveyFile implements CompanySystem {
    private static final List<String> HEADER = List.of("response", "at", "email", "phone", "recommend", "satisfied");

    private final Path folder;

    SurveyFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.channel() == Channel.SURVEY;
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException {
        CsvFile.write(
                folder,
                "after-sales.csv",
                HEADER,
                touchpoints.stream().map(SurveyFile::row).toList());
        progress.upTo(touchpoints.size());
    }

    private static List<String> row(Touchpoint touchpoint) {
        return List.of(
                touchpoint.messageId(),
                Instant.ofEpochMilli(touchpoint.occurredAt()).toString(),
                Identifiers.first(touchpoint, "email"),
                Identifiers.first(touchpoint, "phone"),
                score(touchpoint, "recommend"),
                score(touchpoint, "satisfied"));
    }

    private static String score(Touchpoint touchpoint, String question) {
        return touchpoint.details().answers().stream()
                .filter(answer -> answer.question().equals(question))
                .map(Answer::score)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of(touchpoint.messageId());
    }

    @Override
    public long left() throws IOException {
        return CsvFile.left(folder);
    }
}
