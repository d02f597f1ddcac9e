package io.onefold.app.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.identity.forest.Message;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.identity.streams.Names;
import io.onefold.profile.Redaction;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private static final KeyDeriver KEYS = new KeyDeriver("a secret for tests".getBytes(StandardCharsets.UTF_8));
    private static final IdentityRules RULES =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(KEYS));
    private static final int PARTITIONS = 3;

    private final LogErasures erasures = new LogErasures();
    private final Carriers carriers = new Carriers(
            erasures, new ObservationReader(RULES, KEYS), new Carriers.Target("b.observations", PARTITIONS));
    private final KeyedIdentifier email = identifier("email", "ada@mail.example");
    private final KeyedIdentifier phone = identifier("phone", "+8613912345678");

    @Test
    void aRowIsToldToItsIdentifierAtTheFreshPartitionAndSaysThatNoStageCountedIt() {
        Observation row = observation(100);

        ProducerRecord<byte[], byte[]> carried =
                carriers.row(record(new TimelineRow.ObservationRow(row))).orElseThrow();

        assertThat(message(Optional.of(carried))).contains(new Message.Observe(row));
        assertThat(carried.topic()).isEqualTo("b.observations");
        assertThat(carried.partition()).isEqualTo(row.anchor().partition(PARTITIONS));
        assertThat(carried.headers().lastHeader(Names.REBUILT_HEADER)).isNotNull();
    }

    @Test
    void whatAnErasureTookIsNotCopiedThoughTheLogStillHasIt() {
        note(command(Action.ERASE, email, 100));

        assertThat(carriers.row(record(new TimelineRow.ObservationRow(observation(100)))))
                .isEmpty();
        assertThat(carriers.row(record(new TimelineRow.ObservationRow(observation(101)))))
                .isPresent();
    }

    @Test
    void theValueOfAnErasedNeighbourIsNotCopied() {
        note(command(Action.ERASE, phone, 100));
        Observation row = observation(100);

        assertThat(message(carriers.row(record(new TimelineRow.ObservationRow(row)))))
                .contains(new Message.Observe(Redaction.redact(row, Set.of(phone.key()))));
    }

    @Test
    void aPersonsErasureIsRecalledAndNotCarriedOutAgain() {
        IdentityCommand person = command(Action.ERASE_PERSON, email, 100);
        IdentityCommand member = command(Action.ERASE, email, 100);

        assertThat(message(carriers.row(record(new TimelineRow.CommandRow(person)))))
                .contains(new Message.Recall(person));
        assertThat(message(carriers.row(record(new TimelineRow.CommandRow(member)))))
                .contains(new Message.Order(member));
    }

    @Test
    void ofWhatIsUnderWayOnlyWhatCameFromOutsideIsCarried() {
        Message order = new Message.Order(command(Action.BLOCK, email, 100));
        IdentityCommand person = command(Action.ERASE_PERSON, email, 100);

        assertThat(message(carriers.accepted(looped(order)))).contains(order);
        assertThat(carriers.accepted(looped(new Message.ErasePerson(email.key(), person))))
                .isEmpty();
        assertThat(carriers.accepted(looped(new Message.Union(phone.key(), email.key(), ""))))
                .isEmpty();
    }

    @Test
    void aPersonsErasureOfWhichTheLogHasNoMemberWaits() {
        IdentityCommand person = command(Action.ERASE_PERSON, email, 100);
        note(person);
        assertThat(erasures.waiting()).containsExactly("c1");

        note(person.forMember(phone.key()));
        assertThat(erasures.waiting()).containsExactly("c1");
        note(person.forMember(email.key()));
        assertThat(erasures.waiting()).isEmpty();
    }

    @Test
    void anotherOrderOfStrengthsIsLearnedFromTheLogAndMessagesAndPairsAreTurned() {
        IdentityRules turned = IdentityRulesParser.parse(
                IdentityRulesParser.shipped().replace("strength: 4\n", "strength: 44\n"),
                IdentifierReader.blockedValues(KEYS));
        ObservationReader reader = new ObservationReader(turned, KEYS);
        LogScan scan = new LogScan(reader.strengths());
        Carriers anew = new Carriers(scan.erasures(), reader, new Carriers.Target("b.observations", PARTITIONS));
        Observation row = observation(100);
        IdentityCommand pair =
                new IdentityCommand("c2", Action.MUST_LINK, email.key(), phone.key(), 100, "officer", "asked");
        IdentifierKey weaker =
                new IdentifierKey(44, email.key().high(), email.key().low());

        scan.note(record(new TimelineRow.ObservationRow(row)));

        scan.requireMovable();
        assertThat(message(anew.row(record(new TimelineRow.ObservationRow(row)))))
                .get()
                .isInstanceOfSatisfying(
                        Message.Observe.class,
                        told -> assertThat(told.observation().identifiers())
                                .containsExactly(phone, new KeyedIdentifier(weaker, email.value())));
        assertThat(message(anew.row(record(new TimelineRow.CommandRow(pair)))))
                .get()
                .isInstanceOfSatisfying(Message.Order.class, told -> {
                    assertThat(told.command().target()).isEqualTo(phone.key());
                    assertThat(told.command().other()).isEqualTo(weaker);
                });
        assertThat(anew.rekeyed()).isZero();

        scan.note(record(
                new TimelineRow.ResidueRow(new Residue(email.key(), new TreeMap<>(), List.of(), new TreeSet<>()))));
        assertThatThrownBy(scan::requireMovable)
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("1 of email")
                .hasMessageContaining("Give back the former strengths");
    }

    @Test
    void tracesOfErasuresHinderNothingWhereStrengthsAreAsEver() {
        LogScan scan = new LogScan(new ObservationReader(RULES, KEYS).strengths());

        scan.note(record(new TimelineRow.ObservationRow(observation(100))));
        scan.note(record(
                new TimelineRow.ResidueRow(new Residue(email.key(), new TreeMap<>(), List.of(), new TreeSet<>()))));

        scan.requireMovable();
        assertThat(scan.erasures().areNone()).isTrue();
    }

    @Test
    void aLogOfAnotherSecretIsRefused() {
        KeyDeriver others = new KeyDeriver("another secret for it".getBytes(StandardCharsets.UTF_8));
        ObservationReader reader = new ObservationReader(RULES, others);
        reader.strengths().learn(observation(100));

        assertThatThrownBy(() -> new Carriers(erasures, reader, new Carriers.Target("b.observations", PARTITIONS))
                        .row(record(new TimelineRow.ObservationRow(observation(100)))))
                .isInstanceOf(RebuildRefusedException.class)
                .hasMessageContaining("another tenant secret");
    }

    private void note(IdentityCommand command) {
        erasures.note(record(new TimelineRow.CommandRow(command)));
    }

    private static Optional<Message> message(Optional<ProducerRecord<byte[], byte[]>> carried) {
        return carried.map(
                record -> LoopCodec.decode(record.value()) instanceof Loop.Told(Message message) ? message : null);
    }

    private static ConsumerRecord<byte[], byte[]> record(TimelineRow row) {
        return new ConsumerRecord<>("log", 0, 0, TimelineCodec.key(row), TimelineCodec.value(row));
    }

    private static ConsumerRecord<byte[], byte[]> looped(Message message) {
        return new ConsumerRecord<>(
                "links", 0, 0, LoopCodec.key(message.to()), LoopCodec.encode(new Loop.Told(message)));
    }

    private static IdentityCommand command(Action action, KeyedIdentifier target, long at) {
        return new IdentityCommand("c1", action, target.key(), null, at, "officer", "asked");
    }

    private static KeyedIdentifier identifier(String namespace, String value) {
        return new KeyedIdentifier(KEYS.key(RULES.namespace(namespace).orElseThrow(), value), value);
    }

    private Observation observation(long at) {
        Touchpoint touchpoint = new Touchpoint(
                "m" + at,
                "shop",
                Channel.WEB,
                EventType.TRACK,
                "Viewed",
                at,
                at,
                at,
                List.of(),
                new TreeMap<>(),
                List.of(),
                Context.NONE,
                Details.NONE);
        return new Observation(List.of(email, phone), touchpoint, new TreeMap<>(), 7);
    }
}
