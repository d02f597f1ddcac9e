package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericsTest {
    @ParameterizedTest
    @CsvSource({
        "0.001,6.90717888538385368",
        "0.3,1.09579799481807552",
        "1,0",
        "7.5,7.53436423675873295",
        "9.999,12.7995757800774124",
        "123456.789,1323902.01879506312"
    })
    void logarithmsOfTheGammaFunctionAreExact(double x, double expected) {
        assertThat(LogGamma.of(x)).isEqualTo(expected, within(2e-14 + 1e-15 * expected));
    }

    @Test
    void aBananaShapedValleyIsFollowedToItsEnd() {
        NelderMead.Minimum minimum =
                NelderMead.of(point -> 100 * square(point[1] + 2 - square(point[0] - 1)) + square(2 - point[0]), 2);

        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.point().get(0)).isEqualTo(2, within(1e-5));
        assertThat(minimum.point().get(1)).isEqualTo(-1, within(1e-5));
    }

    @Test
    void aSlopeWithoutAnEndIsNotCalledAMinimum() {
        NelderMead.Minimum minimum = NelderMead.of(point -> -StrictMath.log1p(point[0] * point[0]), 1);

        assertThat(minimum.converged()).isFalse();
    }

    private static double square(double number) {
        return number * number;
    }
}
