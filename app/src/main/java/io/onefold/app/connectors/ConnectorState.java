package io.onefold.app.connectors;

import java.util.List;

/**
 * A connector as its workers see it.
 *
 * @param state {@code RUNNING}, {@code PAUSED}, {@code STOPPED}, {@code FAILED}, {@code UNASSIGNED} or {@code RESTARTING}
 * @param failure why it failed; empty where it did not
 */
public record ConnectorState(String name, String state, String failure, List<TaskState> tasks) {
    public ConnectorState {
        tasks = List.copyOf(tasks);
    }

    /** One of its tasks. */
    public record TaskState(int id, String state, String worker, String failure) {}

    /** Whether somebody stopped or paused it. */
    public boolean isHeld() {
        return state.equals("PAUSED") || state.equals("STOPPED");
    }
}
