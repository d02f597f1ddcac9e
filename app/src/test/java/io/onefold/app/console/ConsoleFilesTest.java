package io.onefold.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What holds of all files of the console. */
class ConsoleFilesTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "io", "onefold", "app", "console");
    private static final Pattern KEY = Pattern.compile("\\bt\\((?:[^\"`()]*\\? )?\"([^\"]+)\"(?: : \"([^\"]+)\")?");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final int MOST_OF_FIRST_VIEW = 300_000;

    @Test
    void bothLanguagesHaveTheSameWordsWithTheSamePlaces() throws IOException {
        Map<String, Set<String>> english = places("en");
        Map<String, Set<String>> chinese = places("zh-CN");

        assertThat(chinese).isEqualTo(english);
    }

    @Test
    void everyWordThatAPageNamesIsThere() throws IOException {
        Set<String> known = places("en").keySet();
        List<String> missing = new ArrayList<>();
        for (Path module : modules()) {
            Matcher named = KEY.matcher(Files.readString(module));
            while (named.find())
                for (int group = 1; group <= 2; group++)
                    if (named.group(group) != null && !known.contains(named.group(group)))
                        missing.add(FOLDER.relativize(module) + ": " + named.group(group));
        }

        assertThat(missing).isEmpty();
        assertThat(known).hasSizeGreaterThan(100);
    }

    @Test
    void noModuleMakesElementsOutOfText() throws IOException {
        for (Path module : modules())
            assertThat(Files.readString(module))
                    .as("%s", module)
                    .doesNotContain(
                            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function");
    }

    @Test
    void theFirstViewIsSmall() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (Path each : files())
            try (GZIPOutputStream packed = new GZIPOutputStream(sent)) {
                packed.write(Files.readAllBytes(each));
            }

        assertThat(sent.size()).as("all files together, compressed").isLessThan(MOST_OF_FIRST_VIEW);
    }

    private static Map<String, Set<String>> places(String language) throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        var words = new ObjectMapper()
                .readTree(FOLDER.resolve("i18n").resolve(language + ".json").toFile());
        words.properties().forEach(each -> {
            Set<String> found = new TreeSet<>();
            Matcher place = PLACE.matcher(each.getValue().textValue());
            while (place.find()) found.add(place.group());
            places.put(each.getKey(), found);
        });
        return places;
    }

    private static List<Path> modules() throws IOException {
        return files().stream().filter(each -> each.toString().endsWith(".js")).toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
