package io.onefold.profile.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions mean what the library's own evaluation says that they mean; what it throws for is untold here. */
class CelTest {
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("traits", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
    private static final Map<String, Object> TRAITS =
            Map.of("city", "Paris", "points", 7L, "score", 2.5, "vip", true, "tags", List.of("tea", "Wine"));

    private final Random random = new Random(20_260_315);

    @Test
    void itMeansWhatTheLibrarySays() throws CelValidationException {
        People person = new People();
        int told = 0;
        for (int i = 0; i < 200; i++) {
            String source = flag(3);
            Result ours = person.of(People.compiled(People.ALL.compile(source, ValueType.FLAG)));
            Result theirs = theirs(source);
            if (theirs instanceof Result.Told) {
                told++;
                assertThat(ours).as(source).isEqualTo(theirs);
            } else {
                assertThat(ours).as(source).isNotInstanceOf(Result.Told.class);
            }
        }
        assertThat(told).isBetween(50, 190);
    }

    private static Result theirs(String source) throws CelValidationException {
        try {
            Object value =
                    RUNTIME.createProgram(COMPILER.compile(source).getAst()).eval(Map.of("traits", TRAITS));
            return new Result.Told(new Value.Flag((Boolean) value));
        } catch (CelEvaluationException e) {
            return new Result.NotTold("");
        }
    }

    private String flag(int depth) {
        if (depth == 0)
            return one("true", "false", "traits.vip", "has(traits.city)", "has(traits.none)", "traits.none");
        int below = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> "(" + flag(below) + one(" && ", " || ", " == ", " != ") + flag(below) + ")";
            case 1 -> "!" + flag(below);
            case 2 -> "(" + whole(below) + one(" < ", " <= ", " > ", " >= ", " == ", " != ") + whole(below) + ")";
            case 3 -> "(" + real(below) + one(" < ", " <= ", " > ", " >= ") + whole(below) + ")";
            case 4 -> "(" + text(below) + one(" < ", " == ", " != ", " >= ") + text(below) + ")";
            case 5 -> text(below) + one(".contains(", ".startsWith(", ".endsWith(") + text(below) + ")";
            case 6 -> "(" + text(below) + " in " + texts(below) + ")";
            case 7 ->
                texts(below) + one(".exists", ".all", ".exists_one") + "(e, e" + one(" == ", " > ") + text(below) + ")";
            default -> "(" + flag(below) + " ? " + flag(below) + " : " + flag(below) + ")";
        };
    }

    private String whole(int depth) {
        if (depth == 0) return one("0", "1", "-3", "traits.points", "9223372036854775807", "traits.none");
        return switch (random.nextInt(3)) {
            case 0 -> "(" + whole(depth - 1) + one(" + ", " - ", " * ", " / ", " % ") + one("0", "1", "-3", "7") + ")";
            case 1 -> "size(" + (random.nextBoolean() ? texts(depth - 1) : text(depth - 1)) + ")";
            default -> whole(0);
        };
    }

    private String real(int depth) {
        if (depth == 0) return one("0.5", "-2.0", "1e18", "traits.score");
        return "(" + real(depth - 1) + one(" + ", " - ", " * ") + real(0) + ")";
    }

    private String text(int depth) {
        if (depth == 0) return one("'a'", "''", "'tea'", "traits.city", "traits.none");
        return random.nextBoolean() ? "(" + text(depth - 1) + " + " + one("'a'", "'😀'") + ")" : text(0);
    }

    private String texts(int depth) {
        if (depth == 0) return one("['tea', 'a']", "[traits.city, 'a']", "traits.tags");
        return texts(depth - 1) + one(".filter(t, t != ", ".map(t, t + ") + text(depth - 1) + ")";
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
