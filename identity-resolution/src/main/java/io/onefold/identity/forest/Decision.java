package io.onefold.identity.forest;

import io.onefold.schemas.IdentifierKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a handler decided: to be applied and sent together or not at all. Filled by one handler, then only read. */
public final class Decision {
    private final List<Change> changes = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<Touch> touched = new ArrayList<>();
    private final List<Invariant> broken = new ArrayList<>();

    /**
     * A root whose facts have changed.
     *
     * @param later whether more is known to be on its way, so that publishing had better wait
     */
    public record Touch(IdentifierKey root, String cause, boolean later) {}

    Decision change(Change change) {
        changes.add(change);
        return this;
    }

    Decision send(Message message) {
        messages.add(message);
        return this;
    }

    Decision publish(Output output) {
        outputs.add(output);
        return this;
    }

    Decision touch(IdentifierKey root, String cause, boolean later) {
        touched.add(new Touch(root, cause, later));
        return this;
    }

    Decision broken(Invariant invariant) {
        broken.add(invariant);
        return this;
    }

    /** What was seen not to hold. */
    public List<Invariant> broken() {
        return Collections.unmodifiableList(broken);
    }

    /** Roots to be published. */
    public List<Touch> touched() {
        return Collections.unmodifiableList(touched);
    }

    /** Changes of this partition's state, in the order in which they are to be made. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** Messages to identifiers, of this partition or others. */
    public List<Message> messages() {
        return Collections.unmodifiableList(messages);
    }

    /** What is published. */
    public List<Output> outputs() {
        return Collections.unmodifiableList(outputs);
    }
}
