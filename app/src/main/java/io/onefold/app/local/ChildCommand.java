package io.onefold.app.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How a child process is started.
 *
 * @param name names it in messages and in its files {@code name.log}, {@code name.out} and {@code name.pid}
 * @param java the Java executable
 * @param flags of the virtual machine
 * @param classPath without {@link Tethered}, which is added
 * @param main class and arguments
 * @param folder working folder, exists
 * @param logs folder of the log files, exists
 * @param environment variables beside this process's own
 */
record ChildCommand(
        String name,
        Path java,
        List<String> flags,
        String classPath,
        List<String> main,
        Path folder,
        Path logs,
        Map<String, String> environment) {
    /**
     * The terminal's interrupt goes to every process of the group, and some supervisors signal them all. The child ignores
     * those signals, so that the parent alone decides the order in which things stop; a Java process leaves an inherited
     * "ignore" as it is.
     */
    private static final String UNSIGNALLED = "trap '' INT HUP TERM; exec \"$@\"";

    /** Flags for each of them, beside and after what it has anyway. */
    private static final String MORE_FLAGS = "ONEFOLD_SERVER_JAVA_OPTS";

    List<String> arguments() {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", UNSIGNALLED, "onefold-" + name, java.toString()));
        all.addAll(flags);
        all.addAll(Arrays.stream(System.getenv().getOrDefault(MORE_FLAGS, "").split("\\s+"))
                .filter(flag -> !flag.isEmpty())
                .toList());
        all.addAll(List.of("-cp", Installation.classesOfThis() + ":" + classPath, Tethered.class.getName()));
        all.addAll(main);
        return all;
    }

    Path output() {
        return logs.resolve(name + ".out");
    }

    Path log() {
        return logs.resolve(name + ".log");
    }

    Path pidFile() {
        return logs.resolve(name + ".pid");
    }
}
