package io.onefold.testing.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds, as Linux and its virtual machine tell.
 *
 * @param liveBytes on the heap after a collection of garbage
 * @param residentBytes of memory in all, on the heap or not
 * @param handles open files and connections
 */
public record ProcessUsage(long liveBytes, long residentBytes, long handles, long threads) {
    /** Of classes and of nothing else; what lives on the heap is in the lines before. */
    private static final Pattern CLASSES = Pattern.compile("(?m)^ *(Metaspace|class space).*$");

    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");

    /** Collects the garbage of a process of this same Java and looks at it. */
    public static ProcessUsage of(ProcessHandle process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        Matcher used =
                USED.matcher(CLASSES.matcher(jcmd(process, "GC.heap_info")).replaceAll(""));
        long live = used.results()
                .mapToLong(each -> Long.parseLong(each.group(1)) << 10)
                .sum();
        if (live == 0) throw new IOException("jcmd does not tell what is in use of a heap");
        Path about = Path.of("/proc", Long.toString(process.pid()));
        String status = Files.readString(about.resolve("status"));
        try (Stream<Path> handles = Files.list(about.resolve("fd"))) {
            return new ProcessUsage(live, number(status, "VmRSS") << 10, handles.count(), number(status, "Threads"));
        }
    }

    /** What is resident of a process, bytes. */
    public static long residentBytes(long pid) throws IOException {
        return number(Files.readString(Path.of("/proc", Long.toString(pid), "status")), "VmRSS") << 10;
    }

    private static long number(String status, String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+)").matcher(status);
        if (!line.find()) throw new IOException("no " + name + " in /proc");
        return Long.parseLong(line.group(1));
    }

    private static String jcmd(ProcessHandle process, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) throw new IOException("jcmd " + command + ": " + said);
        return said;
    }

    @Override
    public String toString() {
        return "%.1f MB live, %.0f MB resident, %d handles, %d threads"
                .formatted(liveBytes / 1e6, residentBytes / 1e6, handles, threads);
    }
}
