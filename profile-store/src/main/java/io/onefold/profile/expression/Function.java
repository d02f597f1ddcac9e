package io.onefold.profile.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;

/**
 * A function or an operator of the language: what it takes, which is checked, and what it does. What it takes is looked at once more when
 * it is evaluated, since of some values the type is known then only.
 *
 * @param name as the library calls it: {@code _+_} for an operator
 */
record Function(String name, List<CelOverloadDecl> overloads, Operation operation) {
    Function {
        overloads = List.copyOf(overloads);
    }

    /** What a function does with arguments none of which is {@link Untold}; a member's target is the first. */
    @FunctionalInterface
    interface Operation {
        Object apply(Evaluation at, Object[] arguments);
    }

    static Function named(String name, Operation operation) {
        return new Function(name, List.of(), operation);
    }

    /** This one, which also takes these in parentheses. */
    Function takes(CelType result, CelType... parameters) {
        return with(CelOverloadDecl.newGlobalOverload(overloadId(), result, parameters));
    }

    /** This one, which also takes these, the first in front of it. */
    Function of(CelType result, CelType target, CelType... parameters) {
        List<CelType> all = new ArrayList<>(List.of(target));
        all.addAll(List.of(parameters));
        return with(CelOverloadDecl.newMemberOverload(overloadId(), result, all));
    }

    CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private String overloadId() {
        return name + overloads.size();
    }

    private Function with(CelOverloadDecl overload) {
        List<CelOverloadDecl> more = new ArrayList<>(overloads);
        more.add(overload);
        return new Function(name, more, operation);
    }
}
