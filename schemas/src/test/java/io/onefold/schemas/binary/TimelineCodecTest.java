package io.onefold.schemas.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Arbitrary;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.binary.TimelineRow.CommandRow;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import io.onefold.schemas.binary.TimelineRow.ResidueRow;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineCodecTest {
    @Test
    void rowsOfEachKindAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < 1_000; seed++) {
            Arbitrary arbitrary = new Arbitrary(seed);
            List<TimelineRow> rows = List.of(
                    new ObservationRow(arbitrary.observation()),
                    new CommandRow(arbitrary.command()),
                    new ResidueRow(arbitrary.residue()));

            for (TimelineRow row : rows) {
                byte[] key = TimelineCodec.key(row);

                assertThat(TimelineCodec.decode(key, TimelineCodec.value(row)))
                        .as("seed %d", seed)
                        .isEqualTo(row);
                assertThat(TimelineCodec.anchor(key)).isEqualTo(row.anchor());
                assertThat(TimelineCodec.isObservation(key)).isEqualTo(row instanceof ObservationRow);
                assertThat(key).startsWith(TimelineCodec.prefix(row.anchor()));
            }
        }
    }

    @Test
    void observationsOfAnAnchorSortByTheSendersTime() {
        for (int seed = 0; seed < 1_000; seed++) {
            Arbitrary arbitrary = new Arbitrary(seed);
            Observation observation = arbitrary.observation();
            long time = arbitrary.number();
            long other = arbitrary.number();

            byte[] key = TimelineCodec.key(at(observation, time));
            byte[] bound = TimelineCodec.observationsFromKey(observation.anchor(), other);

            assertThat(Arrays.compareUnsigned(key, bound) >= 0)
                    .as("seed %d: %d against %d", seed, time, other)
                    .isEqualTo(time >= other);
            assertThat(key).startsWith(TimelineCodec.observationsPrefix(observation.anchor()));
        }
    }

    @Test
    void rowsOfAnAnchorStandBetweenThoseOfSmallerAndLargerAnchors() {
        for (int seed = 0; seed < 1_000; seed++) {
            Arbitrary arbitrary = new Arbitrary(seed);
            TimelineRow one = new ObservationRow(arbitrary.observation());
            TimelineRow two = new CommandRow(arbitrary.command());

            int byKey = Arrays.compareUnsigned(TimelineCodec.key(one), TimelineCodec.key(two));

            assertThat(Integer.signum(byKey)).as("seed %d", seed).isEqualTo(order(one.anchor(), two.anchor()));
        }
    }

    @Test
    void differentMessagesNeverShareAKey() {
        Observation observation = new Arbitrary(5).observation();

        byte[] one = TimelineCodec.key(named(observation, "shop", "1"));
        byte[] two = TimelineCodec.key(named(observation, "sho", "p1"));

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void aKeyOfNoKnownKindIsRefused() {
        byte[] key = TimelineCodec.prefix(new IdentifierKey(1, 2, 3));

        assertThatThrownBy(() -> TimelineCodec.decode(key, new byte[0]))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageContaining("kind of timeline row");
    }

    private static int order(IdentifierKey a, IdentifierKey b) {
        return Integer.signum(a.compareTo(b));
    }

    private static Observation at(Observation observation, long senderTime) {
        return with(observation, observation.touchpoint().source(), "m", senderTime);
    }

    private static Observation named(Observation observation, String source, String messageId) {
        return with(observation, source, messageId, 1_000);
    }

    private static Observation with(Observation observation, String source, String messageId, long senderTime) {
        Touchpoint told = observation.touchpoint();
        Touchpoint touchpoint = new Touchpoint(
                messageId,
                source,
                told.channel(),
                told.type(),
                told.name(),
                told.occurredAt(),
                told.receivedAt(),
                senderTime,
                told.identifiers(),
                told.traits(),
                told.consents(),
                told.context(),
                told.details());
        return new Observation(observation.identifiers(), touchpoint, observation.echoes(), observation.digest());
    }
}
