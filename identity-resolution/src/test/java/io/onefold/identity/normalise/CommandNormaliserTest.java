package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.normalise.CommandOutcome.Accepted;
import io.onefold.identity.normalise.CommandOutcome.Rejected;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.QuarantineReason;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandNormaliserTest {
    private static final Identifier PHONE = new Identifier("phone", "139 1234 5678");
    private static final Identifier EMAIL = new Identifier("email", "Ada@Mail.Example");
    private static final IdentifierKey PHONE_KEY = Shipped.KEYS.key(Shipped.namespace("phone"), "+8613912345678");
    private static final IdentifierKey EMAIL_KEY = Shipped.KEYS.key(Shipped.namespace("email"), "ada@mail.example");

    private final CommandNormaliser normaliser =
            new CommandNormaliser(new IdentifierReader(Shipped.RULES, Shipped.KEYS));

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyActionIsKnownByItsLabel(Action action) {
        IdentityCommandRequest request =
                request(CommandNormaliser.label(action), PHONE, action.isPair() ? EMAIL : null, 5);

        IdentityCommand expected = action.isPair()
                ? new IdentityCommand("c1", action, EMAIL_KEY, PHONE_KEY, 5, "ops", "asked")
                : new IdentityCommand("c1", action, PHONE_KEY, null, 5, "ops", "asked");
        assertThat(normaliser.normalise(request)).isEqualTo(new Accepted(expected));
    }

    @Test
    void aPairMeansTheSameEitherWayRound() {
        assertThat(normaliser.normalise(request("unlink", EMAIL, PHONE, 5)))
                .isEqualTo(normaliser.normalise(request("unlink", PHONE, EMAIL, 5)));
    }

    @Test
    void anErasureMayBeForEver() {
        assertThat(normaliser.normalise(request("erase", EMAIL, null, IdentityCommand.FOR_EVER)))
                .isInstanceOf(Accepted.class);
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
                Arguments.of(request("ersae", EMAIL, null, 5), "no such action. Did you mean erase? There are: erase,"),
                Arguments.of(request("unlink", EMAIL, null, 5), "unlink takes two identifiers, other is missing"),
                Arguments.of(request("block", EMAIL, PHONE, 5), "block takes one identifier, other must be left out"),
                Arguments.of(
                        request("must-link", EMAIL, new Identifier("email", "ada@mail.example "), 5),
                        "target and other are the same identifier"),
                Arguments.of(request("erase", EMAIL, null, 0), "at is missing"),
                Arguments.of(
                        request("never-link", EMAIL, PHONE, IdentityCommand.FOR_EVER),
                        "at is for ever, which only an erasure can be"),
                Arguments.of(
                        new IdentityCommandRequest(" ", "erase", EMAIL, null, 5, "ops", ""), "commandId is missing"),
                Arguments.of(new IdentityCommandRequest("c1", "erase", EMAIL, null, 5, "", ""), "who is missing"),
                Arguments.of(
                        new IdentityCommandRequest("c1", "erase", EMAIL, null, 5, "ops", "x".repeat(1025)),
                        "commandId, who or why is longer than 1024"));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void isRejectedAsAnInvalidCommand(IdentityCommandRequest request, String message) {
        assertThat(normaliser.normalise(request)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(QuarantineReason.INVALID_COMMAND);
            assertThat(rejected.message()).startsWith(message);
        });
    }

    @Test
    void anIdentifierThatCannotBeReadIsNamedByItsPlaceNotItsValue() {
        assertThat(normaliser.normalise(request("unlink", EMAIL, new Identifier("phone", "abc"), 5)))
                .isEqualTo(new Rejected(
                        QuarantineReason.UNREADABLE_IDENTIFIER, "other: this phone is not a telephone number"));
        assertThat(normaliser.normalise(request("erase", new Identifier("customer_id", "null"), null, 5)))
                .isEqualTo(new Rejected(
                        QuarantineReason.UNREADABLE_IDENTIFIER,
                        "target: this customer_id is garbage by the rules: nothing is ever kept under it"));
        assertThat(normaliser.normalise(request("erase", new Identifier("fone", "1"), null, 5)))
                .isInstanceOfSatisfying(Rejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(QuarantineReason.UNKNOWN_NAMESPACE);
                    assertThat(rejected.message()).contains("Did you mean phone?");
                });
    }

    private static IdentityCommandRequest request(
            String action, Identifier target, @Nullable Identifier other, long at) {
        return new IdentityCommandRequest("c1", action, target, other, at, "ops", "asked");
    }
}
