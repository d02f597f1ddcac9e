package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Identifier;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class IdentifierConverterTest {
    private final IdentifierConverter converter = new IdentifierConverter();

    @Test
    void whatIsBeforeTheFirstColonIsTheNamespace() {
        assertThat(converter.convert("email:a@example.com")).isEqualTo(new Identifier("email", "a@example.com"));
        assertThat(converter.convert("social:site:42")).isEqualTo(new Identifier("social", "site:42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@example.com", ":a@example.com", "email:"})
    void whatIsNoIdentifierIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("write NAMESPACE:VALUE, such as email:someone@example.com");
    }

    @Test
    void aTimeHasItsOffset() {
        InstantConverter times = new InstantConverter();

        assertThat(times.convert("2026-05-01T08:00:00+08:00")).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
        assertThatThrownBy(() -> times.convert("2026-05-01T08:00:00")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> times.convert("2026-05-01")).isInstanceOf(TypeConversionException.class);
    }
}
