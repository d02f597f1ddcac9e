package io.onefold.testing.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What scenarios are made of. */
final class Steps {
    private Steps() {}

    static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Two different ones. */
    static <T> List<T> two(List<T> all, Random random) {
        int first = random.nextInt(all.size());
        int second = (first + 1 + random.nextInt(all.size() - 1)) % all.size();
        return List.of(all.get(first), all.get(second));
    }

    /** How long a fault lasts is part of it. */
    static void last(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    /** What to say where a program is not on the path; empty where it is. */
    static String lacks(String program) {
        boolean isThere = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        return isThere ? "" : program + " is not installed: Debian's package of that name has it";
    }
}
