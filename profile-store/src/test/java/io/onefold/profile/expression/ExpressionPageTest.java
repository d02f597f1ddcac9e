package io.onefold.profile.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.parser.CelStandardMacro;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Compilation.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/expressions.md has what there is, and examples that compile. */
class ExpressionPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```cel\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TRAIT = Pattern.compile("```trait\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CALLED = Pattern.compile("\\b([a-zA-Z_]+)\\(");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String page = read();

    @Test
    void eachExampleCompiles() {
        List<String> examples = found(EXAMPLE, page).toList();

        assertThat(examples).hasSize(12);
        for (String example : examples.subList(0, 11))
            assertThat(People.ALL.condition(example)).as(example).isInstanceOf(Compiled.class);
        assertThat(People.ALL.compile(examples.get(11), ValueType.REAL)).isInstanceOf(Compiled.class);
    }

    @Test
    void eachExampleOfATraitCompilesWhereThereAreLinesAndOnlyThere() {
        List<String> examples = found(TRAIT, page).toList();
        Expressions withLines = new Expressions(KnownNames.SHIPPED.withLines());

        assertThat(examples).hasSize(2);
        assertThat(withLines.compile(examples.getFirst(), ValueType.WHOLE)).isInstanceOf(Compiled.class);
        assertThat(withLines.compile(examples.getLast(), ValueType.TEXT)).isInstanceOf(Compiled.class);
        assertThat(People.ALL.compile(examples.getFirst(), ValueType.WHOLE)).isInstanceOf(Refused.class);
    }

    @Test
    void whatCanBeCalledIsListedAndNothingElse() {
        Set<String> callable = new TreeSet<>(Functions.all().keySet());
        callable.removeIf(name -> !Character.isLetter(name.charAt(0)));
        for (CelStandardMacro macro : CelStandardMacro.STANDARD_MACROS) callable.add(macro.getFunction());

        Set<String> listed = found(CALLED, table("What can be asked")).collect(Collectors.toSet());
        assertThat(new TreeSet<>(listed)).isEqualTo(callable);
    }

    @Test
    void whatIsSeenIsListed() {
        Vocabulary vocabulary = new Vocabulary(KnownNames.SHIPPED.withLines());
        List<String> names = new ArrayList<>(vocabulary.variables().keySet());
        vocabulary.sections().values().stream()
                .filter(section -> !section.name().equals(Sections.COMPUTED))
                .forEach(section -> names.addAll(section.members()));

        assertThat(found(CODE, table("What an expression sees")).filter(code -> code.matches("\\w+")))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private String table(String heading) {
        return page.substring(page.indexOf("## " + heading))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult each) -> each.group(1));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../docs/expressions.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
