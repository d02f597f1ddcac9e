package io.onefold.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.oracle.OracleInput;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.SharedAbove;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.Residue;
import io.onefold.schemas.Residue.Seen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedComponentsTest {
    private static final IdentifierKey ANN = new IdentifierKey(1, 1, 1);
    private static final IdentifierKey BOB = new IdentifierKey(1, 2, 2);
    private static final IdentifierKey CAT = new IdentifierKey(1, -3, 3);
    private static final IdentifierKey TABLET = new IdentifierKey(2, 9, 9);

    @TempDir
    Path parent = Path.of("");

    private static OracleInput together(IdentifierKey anchor, IdentifierKey other) {
        Seen once = new Seen(1, 1);
        return new OracleInput.Left(
                new Residue(anchor, new TreeMap<>(Map.of(anchor, once, other, once)), List.of(), new TreeSet<>()));
    }

    private static OracleInput must(IdentifierKey a, IdentifierKey b) {
        return new OracleInput.Command(new IdentityCommand("c", Action.MUST_LINK, a, b, 1, "steward", "because"));
    }

    private ClosedComponents components(int cap, OracleInput... inputs) throws IOException {
        IdentityRules rules = IdentityRules.of(List.of(
                Namespace.of("email", 1),
                Namespace.of("device_id", 2).withSharedAbove(SharedAbove.NEVER.with("email", cap))));
        try (WorkFolder folder = WorkFolder.in(parent)) {
            Mentions mentions = new Mentions(new AuditSort(folder, 100));
            for (OracleInput input : inputs) mentions.add(input);
            return ClosedComponents.of(mentions, rules);
        }
    }

    @Test
    void aSharedIdentifierIsASetOfItsOwnAndGluesNobody() throws IOException {
        OracleInput[] inputs = {together(ANN, TABLET), together(BOB, TABLET), together(ANN, TABLET)};
        ClosedComponents glued = components(2, inputs);
        ClosedComponents apart = components(1, inputs);

        assertThat(List.of(glued.of(ANN), glued.of(TABLET))).containsOnly(glued.of(BOB));
        assertThat(List.of(apart.of(ANN), apart.of(BOB), apart.of(TABLET))).doesNotHaveDuplicates();
    }

    @Test
    void aWordPutsBothEndsIntoOneSetButMakesNobodyNeighbours() throws IOException {
        ClosedComponents components = components(1, together(ANN, TABLET), must(BOB, CAT), must(BOB, TABLET));

        assertThat(List.of(components.of(ANN), components.of(CAT), components.of(TABLET)))
                .containsOnly(components.of(BOB));
    }

    @Test
    void whoHasNothingToDoWithAnotherIsNotInItsSet() throws IOException {
        ClosedComponents components = components(1, together(ANN, TABLET), together(BOB, CAT));

        assertThat(components.of(BOB)).isEqualTo(components.of(CAT)).isNotEqualTo(components.of(ANN));
    }
}
