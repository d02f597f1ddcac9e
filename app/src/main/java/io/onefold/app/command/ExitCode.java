package io.onefold.app.command;

/** What the process's exit code tells a script. */
public final class ExitCode {
    /** Done; nothing differs. */
    public static final int OK = 0;

    /** It did not work, or an audit found a difference. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;

    /** Messages are still in flight, so nothing can be said yet. */
    public static final int NOT_AT_REST = 3;

    /** The installation could not be reached. */
    public static final int UNREACHABLE = 4;

    private ExitCode() {}
}
