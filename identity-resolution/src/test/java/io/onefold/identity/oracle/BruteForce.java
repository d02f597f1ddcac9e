package io.onefold.identity.oracle;

import io.onefold.identity.rules.IdentityRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The identity half of the definition once more, for tiny inputs: each question is answered by looking through all inputs again,
 * parts are whatever accepted links reach, and the next link is found by looking through all that are left. It shares no code with
 * the oracle.
 */
final class BruteForce {
    private static final long HOUR = 3_600_000;

    private final List<Observation> copies = new ArrayList<>();
    private final List<IdentityCommand> commands = new ArrayList<>();
    private final IdentityRules rules;
    private final Set<IdentifierKey> everyone = new TreeSet<>();
    private final Set<IdentifierKey> contested = new TreeSet<>();
    private List<IdentifierKey[]> accepted = new ArrayList<>();
    private Map<String, String> refused = new TreeMap<>();
    private List<IdentifierKey[]> activeAtFirst = new ArrayList<>();

    BruteForce(List<OracleInput> inputs, IdentityRules rules) {
        this.rules = rules;
        for (OracleInput input : inputs) {
            if (input instanceof OracleInput.Copy(Observation copy)) copies.add(copy);
            if (input instanceof OracleInput.Command(IdentityCommand command)) commands.add(command);
        }
        for (Observation copy : copies)
            for (KeyedIdentifier identifier : copy.identifiers()) everyone.add(identifier.key());
        resolve();
    }

    /** The identifiers of each profile by its id. */
    SortedMap<String, Set<IdentifierKey>> profiles() {
        SortedMap<String, Set<IdentifierKey>> profiles = new TreeMap<>();
        for (IdentifierKey someone : everyone) {
            if (!isPresent(someone)) continue;
            Set<IdentifierKey> part = part(someone);
            if (part.stream().anyMatch(member -> messages(member) > 0)) profiles.put(id(part), part);
        }
        return profiles;
    }

    /** How many messages each profile counts. */
    long messages(Set<IdentifierKey> part) {
        return part.stream().mapToLong(this::messages).sum();
    }

    /** Why each refused pair was refused, as {@code smaller larger} to reason; never-pairs are not among them. */
    Map<String, String> refused() {
        return refused;
    }

    private void resolve() {
        activeAtFirst = links();
        while (true) {
            Set<IdentifierKey> found = replay();
            if (found.isEmpty()) break;
            contested.addAll(found);
        }
        for (IdentifierKey[] link : activeAtFirst)
            if (contested.contains(link[0]) || contested.contains(link[1]))
                refused.put(link[0] + " " + link[1], "ambiguous");
    }

    private Set<IdentifierKey> replay() {
        accepted = new ArrayList<>();
        refused = new TreeMap<>();
        Set<IdentifierKey> found = new TreeSet<>();
        List<IdentifierKey[]> ahead = links();
        while (!ahead.isEmpty()) {
            IdentifierKey[] next = ahead.getFirst();
            for (IdentifierKey[] link : ahead) if (goesBefore(link, next)) next = link;
            ahead.remove(next);
            String reason = reasonAgainst(next[0], next[1]);
            if (reason.isEmpty()) accepted.add(next);
            else {
                refused.put(next[0] + " " + next[1], reason);
                if (rules.ambiguousNobody(next[1].strength())) found.add(next[1]);
            }
        }
        return found;
    }

    private boolean goesBefore(IdentifierKey[] a, IdentifierKey[] b) {
        if (isMust(a[0], a[1]) != isMust(b[0], b[1])) return isMust(a[0], a[1]);
        int first = rules.priority(a[1].strength());
        int second = rules.priority(b[1].strength());
        if (first != second) return first < second;
        long hour = Math.floorDiv(seen(a[0], a[1]), HOUR);
        long otherHour = Math.floorDiv(seen(b[0], b[1]), HOUR);
        if (hour != otherHour) return hour > otherHour;
        int smaller = a[0].compareTo(b[0]);
        return smaller != 0 ? smaller < 0 : a[1].compareTo(b[1]) < 0;
    }

    private String reasonAgainst(IdentifierKey a, IdentifierKey b) {
        Set<IdentifierKey> one = part(a);
        Set<IdentifierKey> other = part(b);
        if (one.contains(b)) return "";
        for (IdentifierKey x : one)
            for (IdentifierKey y : other)
                if (isActive(x) && isActive(y) && word(x, y) == Action.NEVER_LINK) return "never";
        if (isMust(a, b)) return "";
        for (int namespace = 1; namespace <= Keys.NAMESPACES.size(); namespace++) {
            long mine = count(one, namespace);
            long theirs = count(other, namespace);
            if (mine > 0 && theirs > 0 && mine + theirs > rules.limit(namespace))
                return "limit:" + Keys.NAMESPACES.get(namespace - 1);
        }
        return "";
    }

    private static long count(Set<IdentifierKey> part, int namespace) {
        return part.stream().filter(member -> member.strength() == namespace).count();
    }

    private Set<IdentifierKey> part(IdentifierKey start) {
        Set<IdentifierKey> reached = new TreeSet<>(Set.of(start));
        Deque<IdentifierKey> ahead = new ArrayDeque<>(reached);
        while (!ahead.isEmpty()) {
            IdentifierKey here = ahead.remove();
            for (IdentifierKey[] link : accepted) {
                if (link[0].equals(here) && reached.add(link[1])) ahead.add(link[1]);
                if (link[1].equals(here) && reached.add(link[0])) ahead.add(link[0]);
            }
        }
        return reached;
    }

    private List<IdentifierKey[]> links() {
        List<IdentifierKey[]> links = new ArrayList<>();
        for (IdentifierKey a : everyone)
            for (IdentifierKey b : everyone)
                if (a.compareTo(b) < 0 && isLink(a, b)) links.add(new IdentifierKey[] {a, b});
        return links;
    }

    private boolean isLink(IdentifierKey a, IdentifierKey b) {
        return isActive(a) && isActive(b) && word(a, b) != Action.NEVER_LINK && seen(a, b) > floor(a, b);
    }

    private boolean isMust(IdentifierKey a, IdentifierKey b) {
        return word(a, b) == Action.MUST_LINK && wordAt(a, b) > floor(a, b);
    }

    private long floor(IdentifierKey a, IdentifierKey b) {
        long floor = Math.max(erased(a), erased(b));
        for (IdentityCommand command : commands)
            if (command.action() == Action.UNLINK && concerns(command, a, b)) floor = Math.max(floor, command.at());
        return floor;
    }

    private long seen(IdentifierKey a, IdentifierKey b) {
        long seen = word(a, b) == Action.MUST_LINK ? wordAt(a, b) : Long.MIN_VALUE;
        for (Observation copy : copies)
            if (copy.anchor().equals(a) && says(copy, b)) seen = Math.max(seen, copy.occurredAt());
        return seen;
    }

    private static boolean says(Observation copy, IdentifierKey key) {
        return copy.identifiers().stream()
                .anyMatch(identifier -> identifier.key().equals(key));
    }

    private static boolean concerns(IdentityCommand command, IdentifierKey a, IdentifierKey b) {
        return command.target().equals(IdentifierKey.min(a, b))
                && IdentifierKey.max(a, b).equals(command.other());
    }

    private Action word(IdentifierKey a, IdentifierKey b) {
        Action word = Action.RESET_PAIR;
        long at = Long.MIN_VALUE;
        String id = "";
        for (IdentityCommand command : commands) {
            Action action = command.action();
            if (action == Action.UNLINK || !action.isPair() || !concerns(command, a, b)) continue;
            if (command.at() > at || (command.at() == at && command.commandId().compareTo(id) > 0)) {
                word = action;
                at = command.at();
                id = command.commandId();
            }
        }
        return word;
    }

    private long wordAt(IdentifierKey a, IdentifierKey b) {
        long at = Long.MIN_VALUE;
        for (IdentityCommand command : commands)
            if (command.action() != Action.UNLINK && command.action().isPair() && concerns(command, a, b))
                at = Math.max(at, command.at());
        return at;
    }

    private boolean isActive(IdentifierKey key) {
        return isPresent(key) && !isShared(key) && !isBlocked(key) && !contested.contains(key);
    }

    private boolean isPresent(IdentifierKey key) {
        return copies.stream().anyMatch(copy -> says(copy, key) && copy.occurredAt() > erased(key));
    }

    private boolean isShared(IdentifierKey key) {
        Map<Integer, Integer> neighbours = new HashMap<>();
        int all = 0;
        for (IdentifierKey other : everyone) {
            if (copies.stream().noneMatch(copy -> stood(copy, key, other) || stood(copy, other, key))) continue;
            all++;
            if (neighbours.merge(other.strength(), 1, Integer::sum) > rules.cap(key.strength(), other.strength()))
                return true;
        }
        return all > rules.capAny(key.strength());
    }

    private static boolean stood(Observation copy, IdentifierKey anchor, IdentifierKey other) {
        return copy.anchor().equals(anchor) && !anchor.equals(other) && says(copy, other);
    }

    private boolean isBlocked(IdentifierKey key) {
        boolean blocked = false;
        long at = Long.MIN_VALUE;
        String id = "";
        for (IdentityCommand command : commands) {
            Action action = command.action();
            if (!command.target().equals(key) || (action != Action.BLOCK && action != Action.UNBLOCK)) continue;
            if (command.at() > at || (command.at() == at && command.commandId().compareTo(id) > 0)) {
                blocked = action == Action.BLOCK;
                at = command.at();
                id = command.commandId();
            }
        }
        return blocked || rules.isBlocked(key);
    }

    private long erased(IdentifierKey key) {
        long until = Long.MIN_VALUE;
        for (IdentityCommand command : commands)
            if (command.action() == Action.ERASE && command.target().equals(key)) until = Math.max(until, command.at());
        return until;
    }

    private long messages(IdentifierKey anchor) {
        Set<List<Object>> all = new HashSet<>();
        Set<List<Object>> gone = new HashSet<>();
        for (Observation copy : copies) {
            if (!copy.anchor().equals(anchor)) continue;
            List<Object> message = List.of(
                    copy.touchpoint().senderTime(),
                    copy.touchpoint().source(),
                    copy.touchpoint().messageId());
            all.add(message);
            if (copy.occurredAt() <= erased(anchor)) gone.add(message);
        }
        all.removeAll(gone);
        return all.size();
    }

    private String id(Set<IdentifierKey> part) {
        IdentifierKey best = part.iterator().next();
        for (IdentifierKey member : part)
            if (member.strength() == best.strength() && first(member) < first(best)) best = member;
        return ProfileId.of(best, erased(best));
    }

    private long first(IdentifierKey key) {
        long first = Long.MAX_VALUE;
        for (Observation copy : copies) if (says(copy, key)) first = Math.min(first, copy.occurredAt());
        return first > erased(key) ? first : erased(key) + 1;
    }
}
