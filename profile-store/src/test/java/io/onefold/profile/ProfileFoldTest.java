package io.onefold.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.RandomMessages.Redacted;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.portrait.Today;
import io.onefold.profile.segment.Questions;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.UnifiedProfile.Evidence;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Against the naive fold, over random messages. Each assertion names its seed. */
@NullUnmarked
class ProfileFoldTest {
    private static final int SEEDS = 200;
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Shanghai"), ZoneId.of("America/Sao_Paulo"), ZoneId.of("+05:45"));
    private static final Survivorship RULES = new Survivorship(Map.of(
            "oldest", new Strategy.Oldest(),
            "trusted", new Strategy.SourcePriority(List.of("crm", "none", "till")),
            "frequent", new Strategy.MostFrequent(),
            "frequent-wide", new Strategy.MostFrequent(),
            "union", new Strategy.Union(),
            "union-wide", new Strategy.Union(),
            "filled", new Strategy.NonEmpty()));
    private static final ProfileRules PLAIN =
            new ProfileRules(RULES, PortraitRules.DEFAULT.withNothing(), Questions.NONE);

    @Test
    void anySplitOfMessagesIntoIncrementsFoldsToTheDefinition() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            List<Redacted> messages = new RandomMessages(seed).some(seed % 10 == 0 ? 900 : 40);
            long asOf = RandomMessages.BASE + random.nextInt(-400, 400) * 86_400_000L;
            ProfileSections expected = new NaiveProfile(observations(messages), RULES, zone).sections(asOf);

            List<MemberFragment> members = members(joinedAnyhow(messages, zone, random));
            ProfileSections folded = new ProfileFold(PLAIN).fold(members, new Today(asOf, zone), null);

            assertThat(withoutLines(folded)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void daysOlderThanTheWindowsCanGoWithoutATrace() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Redacted> messages = new RandomMessages(seed).some(60);
            ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
            ProfileFold fold = new ProfileFold(PLAIN);
            long asOf = RandomMessages.BASE;
            long day = FragmentCore.oldestDay(asOf, zone);
            List<MemberFragment> whole = members(joinedAnyhow(messages, zone, new Random(seed)));
            List<MemberFragment> pruned = whole.stream()
                    .map(member -> new MemberFragment(member.core().withoutDaysBefore(day), member.entries()))
                    .toList();

            assertThat(fold.fold(pruned, new Today(asOf, zone), null))
                    .as("seed %d", seed)
                    .isEqualTo(fold.fold(whole, new Today(asOf, zone), null));
        }
    }

    @Test
    void nothingChangesBeforeTheNextChangeAndTimeRunsOut() {
        for (long seed = 0; seed < 40; seed++) {
            ZoneId zone = ZONES.get((int) (seed % ZONES.size()));
            List<Redacted> messages = new RandomMessages(seed).some(12);
            List<MemberFragment> members = members(joinedAnyhow(messages, zone, new Random(seed)));
            NaiveProfile naive = new NaiveProfile(observations(messages), RULES, zone);
            ProfileFold fold = new ProfileFold(PLAIN);

            long now = RandomMessages.BASE - 900 * 86_400_000L;
            while (now != Long.MAX_VALUE) {
                Today today = new Today(now, zone);
                fold.fold(members, today, null);
                long next = today.nextChange();
                assertThat(next).as("seed %d", seed).isGreaterThan(now);
                long lastMoment = next == Long.MAX_VALUE ? now + 5_000 * 86_400_000L : next - 1;
                assertThat(naive.sections(lastMoment)).as("seed %d", seed).isEqualTo(naive.sections(now));
                now = next;
            }
        }
    }

    private static ProfileSections withoutLines(ProfileSections sections) {
        return new ProfileSections(
                sections.traits(),
                sections.activity(),
                sections.purchases(),
                sections.service(),
                sections.computed(),
                List.of());
    }

    @Test
    void evidenceIsTheThreeFirstAndTheLastMessageOfEachPair() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Redacted> messages = new RandomMessages(seed).some(60);

            Map<List<IdentifierKey>, List<Evidence>> found = new HashMap<>();
            joinedAnyhow(messages, ZoneId.of("UTC"), new Random(seed))
                    .forEach((anchor, increment) -> increment.entries().forEach((key, entry) -> {
                        if (key instanceof EntryKey.EvidenceKey pair
                                && entry instanceof Entry.EvidenceEntry evidence
                                && !pair.other().equals(anchor))
                            found.put(List.of(anchor, pair.other()), evidence.messages());
                    }));

            assertThat(found).as("seed %d", seed).isEqualTo(NaiveProfile.evidence(observations(messages)));
        }
    }

    @Test
    void whatWasJoinedAnyhowIsWrittenAsTheSameBytes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Redacted> messages = new RandomMessages(seed).some(seed % 10 == 0 ? 900 : 40);
            var one = joinedAnyhow(messages, ZoneId.of("UTC"), new Random(seed));
            var other = joinedAnyhow(messages, ZoneId.of("UTC"), new Random(-seed));

            assertThat(other).as("seed %d", seed).isEqualTo(one);
            for (IdentifierKey anchor : one.keySet()) {
                byte[] bytes = FragmentCoreCodec.write(one.get(anchor).core());
                assertThat(FragmentCoreCodec.write(other.get(anchor).core())).isEqualTo(bytes);
                assertThat(FragmentCoreCodec.read(bytes))
                        .isEqualTo(one.get(anchor).core());
                one.get(anchor).entries().forEach((key, entry) -> {
                    assertThat(EntryKeyCodec.read(EntryKeyCodec.write(key))).isEqualTo(key);
                    assertThat(EntryCodec.read(EntryCodec.write(entry))).isEqualTo(entry);
                });
            }
        }
    }

    /** Joins increments of each anchor in random order and random groups. */
    static Map<IdentifierKey, FragmentIncrement> joinedAnyhow(List<Redacted> messages, ZoneId zone, Random random) {
        Map<IdentifierKey, List<FragmentIncrement>> increments = new HashMap<>();
        for (Redacted each : messages)
            increments
                    .computeIfAbsent(each.message().anchor(), anchor -> new ArrayList<>())
                    .add(FragmentIncrement.of(each.message(), each.redactedFor(), zone));
        Map<IdentifierKey, FragmentIncrement> joined = new HashMap<>();
        increments.forEach((anchor, list) -> {
            Collections.shuffle(list, random);
            while (list.size() > 1) {
                FragmentIncrement a = list.remove(random.nextInt(list.size()));
                int at = random.nextInt(list.size());
                list.set(
                        at,
                        random.nextBoolean()
                                ? a.join(list.get(at))
                                : list.get(at).join(a));
            }
            joined.put(anchor, list.getFirst());
        });
        return joined;
    }

    private static List<MemberFragment> members(Map<IdentifierKey, FragmentIncrement> fragments) {
        return fragments.values().stream()
                .map(each -> new MemberFragment(each.core(), each.entries().entrySet()))
                .toList();
    }

    private static List<Observation> observations(List<Redacted> messages) {
        return messages.stream().map(Redacted::message).toList();
    }
}
