package io.onefold.identity.oracle;

import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import org.jspecify.annotations.Nullable;

/** Commands; the id of each is its action and its time unless told otherwise. */
final class Commands {
    private Commands() {}

    static OracleInput erase(String target, long at) {
        return single(Action.ERASE, target, at);
    }

    static OracleInput block(String target, long at) {
        return single(Action.BLOCK, target, at);
    }

    static OracleInput unblock(String target, long at) {
        return single(Action.UNBLOCK, target, at);
    }

    static OracleInput unlink(String a, String b, long at) {
        return pair(Action.UNLINK, a, b, at);
    }

    static OracleInput must(String a, String b, long at) {
        return pair(Action.MUST_LINK, a, b, at);
    }

    static OracleInput never(String a, String b, long at) {
        return pair(Action.NEVER_LINK, a, b, at);
    }

    static OracleInput reset(String a, String b, long at) {
        return pair(Action.RESET_PAIR, a, b, at);
    }

    static OracleInput single(Action action, String target, long at) {
        return command(action + "@" + at, action, Keys.key(target), null, at);
    }

    static OracleInput pair(Action action, String a, String b, long at) {
        return pair(action + "@" + at, action, a, b, at);
    }

    static OracleInput pair(String id, Action action, String a, String b, long at) {
        IdentifierKey one = Keys.key(a);
        IdentifierKey other = Keys.key(b);
        return command(id, action, IdentifierKey.min(one, other), IdentifierKey.max(one, other), at);
    }

    private static OracleInput command(
            String id, Action action, IdentifierKey target, @Nullable IdentifierKey other, long at) {
        return new OracleInput.Command(new IdentityCommand(id, action, target, other, at, "steward", "because"));
    }
}
