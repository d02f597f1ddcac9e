package io.onefold.schemas.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Arbitrary;
import io.onefold.schemas.ArbitraryPublished;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import io.onefold.schemas.Residue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodecRoundTripTest {
    private static final int WORLDS = 2_000;

    @Test
    void observationsAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Observation observation = new Arbitrary(seed).observation();

            Observation read = ObservationCodec.decode(ObservationCodec.encode(observation));

            assertThat(read).as("seed %d", seed).isEqualTo(observation);
        }
    }

    @Test
    void commandsAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < WORLDS; seed++) {
            IdentityCommand command = new Arbitrary(seed).command();

            IdentityCommand read = IdentityCommandCodec.decode(IdentityCommandCodec.encode(command));

            assertThat(read).as("seed %d", seed).isEqualTo(command);
        }
    }

    @Test
    void residuesAreReadAsTheyWereWritten() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Residue residue = new Arbitrary(seed).residue();

            Residue read = ResidueCodec.decode(ResidueCodec.encode(residue));

            assertThat(read).as("seed %d", seed).isEqualTo(residue);
        }
    }

    @Test
    void whatWasLearnedIsReadAsItWasWritten() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Population population = new ArbitraryPublished(seed).population();
            ByteWriter to = new ByteWriter();
            PopulationCodec.write(population, to);
            ByteReader from = new ByteReader(to.toBytes());

            assertThat(PopulationCodec.read(from)).as("seed %d", seed).isEqualTo(population);
            assertThat(from.atEnd()).isTrue();
        }
    }

    @Test
    void nestedFormsAreReadOneAfterAnotherToTheEnd() {
        Arbitrary arbitrary = new Arbitrary(7);
        Observation observation = arbitrary.observation();
        IdentityCommand command = arbitrary.command();
        Residue residue = arbitrary.residue();

        ByteWriter to = new ByteWriter();
        ObservationCodec.write(observation, to);
        IdentityCommandCodec.write(command, to);
        ResidueCodec.write(residue, to);
        ByteReader from = new ByteReader(to.toBytes());

        assertThat(ObservationCodec.read(from)).isEqualTo(observation);
        assertThat(IdentityCommandCodec.read(from)).isEqualTo(command);
        assertThat(ResidueCodec.read(from)).isEqualTo(residue);
        assertThat(from.atEnd()).isTrue();
    }

    @Test
    void bytesOfAnotherFormatAreRefusedByName() {
        byte[] bytes = ObservationCodec.encode(new Arbitrary(1).observation());
        bytes[0] = 9;

        assertThatThrownBy(() -> ObservationCodec.decode(bytes))
                .isInstanceOf(UnknownFormatException.class)
                .hasMessageContaining("observation in format 9")
                .hasMessageContaining("reads format 1");
    }

    @Test
    void cutBytesAreNeverTakenForAWholeObservation() {
        byte[] bytes = ObservationCodec.encode(new Arbitrary(3).observation());

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ObservationCodec.decode(cut))
                    .as("%d of %d bytes", length, bytes.length)
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
