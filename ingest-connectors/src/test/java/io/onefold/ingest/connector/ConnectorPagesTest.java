package io.onefold.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.onefold.ingest.Fate;
import io.onefold.ingest.SimulatedClock;
import io.onefold.ingest.feed.Feed;
import io.onefold.ingest.feed.Item;
import io.onefold.ingest.feed.Opening;
import io.onefold.schemas.Answer;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorPagesTest {
    private static final Path PAGES = Path.of("../docs/connectors");
    private static final ConnectorFile FILES = new ConnectorFile(Kinds.ALL);

    private final SimulatedClock clock = new SimulatedClock(Instant.parse("2026-11-22T12:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void everyWholeDescriptionOnAnyPageIsOne() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Files.list(PAGES)) {
            for (Path page : pages.sorted().toList())
                for (String yaml : blocks("yaml", page))
                    if (yaml.lines().anyMatch(line -> line.startsWith("kind: "))) {
                        found.add(page.getFileName().toString());
                        assertThatCode(() -> FILES.parse("a", page.toString(), yaml))
                                .as(page.toString())
                                .doesNotThrowAnyException();
                    }
        }

        assertThat(found)
                .contains("files.md", "surveys.md", "members.md", "postgresql.md")
                .hasSizeGreaterThan(10);
    }

    @Test
    void aSurveysExportGivesAnAnswerForEachScore() throws Exception {
        List<Touchpoint> read = read("surveys.md");

        assertThat(read).hasSize(2);
        assertThat(read.get(0).details().answers())
                .containsExactly(
                        new Answer("after-sales", "satisfied", "csat", 5),
                        new Answer("after-sales", "recommend", "nps", 9));
        assertThat(read.get(1).details().answers()).containsExactly(new Answer("after-sales", "satisfied", "csat", 2));
        assertThat(read.get(1).details().properties()).containsEntry("ticketId", new Value.Text("T-77"));
        assertThat(read.get(1).identifiers()).containsExactly(new Identifier("phone", "13912345679"));
        assertThat(read.get(0).occurredAt())
                .isEqualTo(Instant.parse("2026-11-21T10:30:00Z").toEpochMilli());
    }

    @Test
    void aMembersExportGivesTraitsAndConsents() throws Exception {
        List<Touchpoint> read = read("members.md");

        assertThat(read).hasSize(2);
        assertThat(read.get(0).traits()).containsEntry("loyaltyLevel", new Value.Text("gold"));
        assertThat(read.get(0).consents())
                .containsExactlyInAnyOrder(
                        new ConsentDecision("sms_marketing", ConsentState.GRANTED, "phone"),
                        new ConsentDecision(
                                "sharing",
                                ConsentState.GRANTED,
                                "",
                                Instant.parse("2027-11-19T16:00:00Z").toEpochMilli(),
                                true,
                                false,
                                "terms-2026-3"),
                        new ConsentDecision("email_marketing", ConsentState.DENIED, "email"));
        assertThat(read.get(1).consents())
                .containsExactly(new ConsentDecision("email_marketing", ConsentState.GRANTED, "email"));
        assertThat(read.get(0).messageId()).isNotEqualTo(read.get(1).messageId());
    }

    /** Drops the page's own export into its own source's folder. */
    private List<Touchpoint> read(String page) throws IOException, InterruptedException {
        String yaml =
                blocks("yaml", PAGES.resolve(page)).getFirst().replaceFirst("folder: .*", "folder: '" + folder + "'");
        Files.writeString(
                folder.resolve("members-a.csv"),
                blocks("csv", PAGES.resolve(page)).getFirst());
        Connector connector = FILES.parse("s", page, yaml);
        Opening opening = new Opening(
                connector.source(),
                stream -> Optional.empty(),
                Opening.Share.ALL,
                new Secrets(name -> Optional.empty()),
                folder,
                clock,
                true);
        List<Touchpoint> touchpoints = new ArrayList<>();
        try (Feed feed = ((Setup.Reading) connector.setup()).open(opening)) {
            for (int polls = 0; polls < 100 && touchpoints.isEmpty(); polls++) {
                for (Item item : feed.poll())
                    touchpoints.add(((Fate.Accepted) ((Item.Taken) item).fate()).touchpoint());
            }
        }
        return touchpoints;
    }

    private static List<String> blocks(String language, Path page) throws IOException {
        return Pattern.compile(" *```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult match) -> match.group(1).stripIndent())
                .toList();
    }
}
