package io.onefold.profile.expression;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an expression is made of, but for functions. */
final class Nodes {
    private Nodes() {}

    /** What applies a function; the first argument that is untold is the result. */
    static Node call(Function.Operation operation, List<Node> arguments) {
        Node[] nodes = arguments.toArray(Node[]::new);
        return at -> {
            Object[] values = new Object[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                values[i] = nodes[i].of(at);
                if (values[i] instanceof Untold untold) return untold;
            }
            return operation.apply(at, values);
        };
    }

    /**
     * {@code &&}, and with {@code true} as the deciding value {@code ||}: one side that decides does so whatever the other is. The second
     * is looked at where the first does not decide.
     */
    static Node either(Node first, Node second, boolean deciding) {
        return at -> {
            Object a = flag(first.of(at));
            if (a.equals(deciding)) return a;
            Object b = flag(second.of(at));
            return b.equals(deciding) || !(a instanceof Untold) ? b : a;
        };
    }

    static Node choice(Node condition, Node then, Node otherwise) {
        return at -> {
            Object holds = flag(condition.of(at));
            if (holds instanceof Untold) return holds;
            return holds.equals(true) ? then.of(at) : otherwise.of(at);
        };
    }

    /** Whether it is there; what cannot be told is not. */
    static Node has(Node member) {
        return at -> !(member.of(at) instanceof Untold);
    }

    static Node named(Node named, String name) {
        return at -> {
            Object from = named.of(at);
            return from instanceof Named told ? told.get(name) : from;
        };
    }

    static Node list(List<Node> elements) {
        return call((at, values) -> List.of(values), elements);
    }

    /** A list of what {@link Constant}s hold, made once. */
    static Node constants(List<Node> elements) {
        List<Object> values = elements.stream()
                .map(element -> element instanceof Constant(Object value) ? value : Untold.ABSENT)
                .toList();
        return new Constant(values);
    }

    /** What stands in the expression as it is. */
    record Constant(Object value) implements Node {
        @Override
        public Object of(Evaluation at) {
            return value;
        }
    }

    static Node matches(Node text, Pattern pattern) {
        return at -> switch (text.of(at)) {
            case Untold untold -> untold;
            case String told -> {
                at.work((long) told.length() * pattern.programSize());
                yield pattern.matcher(told).find();
            }
            case Object other -> Untold.needed("a text", other);
        };
    }

    /** Adds to the list that a loop makes, in place: nothing but its result can name it. */
    static Node collect(int list, Node element) {
        return at -> {
            Object collected = at.get(list);
            Object added = element.of(at);
            if (!(collected instanceof Collected into)) return collected;
            if (added instanceof Untold) return added;
            into.add(added);
            return into;
        };
    }

    /** A list that a loop makes. */
    static final class Collected extends ArrayList<Object> {
        private static final long serialVersionUID = 1;
    }

    /**
     * What {@code exists}, {@code all}, {@code exists_one}, {@code map} and {@code filter} come down to.
     *
     * @param range a list, or values by name of which the names are gone through
     * @param size how many nodes are evaluated each time
     */
    record Loop(Node range, int element, int sum, Node first, Node goesOn, Node step, Node result, int size)
            implements Node {
        @Override
        public Object of(Evaluation at) {
            return switch (range.of(at)) {
                case Untold untold -> untold;
                case List<?> list -> over(list, at);
                case Named named -> over(named.names(), at);
                case Object other -> Untold.needed("a list", other);
            };
        }

        private Object over(Collection<?> elements, Evaluation at) {
            at.set(sum, first.of(at));
            for (Object each : elements) {
                at.work(size);
                at.set(element, each);
                if (goesOn.of(at).equals(false)) break;
                at.set(sum, step.of(at));
            }
            return result.of(at);
        }
    }

    private static Object flag(Object value) {
        return value instanceof Boolean || value instanceof Untold ? value : Untold.needed("yes or no", value);
    }
}
