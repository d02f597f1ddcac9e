package io.onefold.profile.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import java.util.List;

/** What kinds of values are called, and which of them can be equal. */
final class Words {
    private Words() {}

    static String of(CelType type) {
        return switch (type.kind()) {
            case BOOL -> "yes or no";
            case INT -> "a whole number";
            case DOUBLE -> "a number";
            case STRING -> "a text";
            case LIST -> "a list";
            case MAP -> "values by name";
            case STRUCT -> "a section";
            default -> "a value";
        };
    }

    static String of(Object value) {
        return switch (value) {
            case Boolean flag -> "yes or no";
            case Long number -> "a whole number";
            case Double number -> "a number";
            case String text -> "a text";
            case List<?> list -> "a list";
            default -> "a section";
        };
    }

    /** Whether values of the two types can be equal: numbers of either kind can, and what is known at run time only. */
    static boolean mayEqual(CelType a, CelType b) {
        if (isOpen(a) || isOpen(b)) return !isSection(a) && !isSection(b);
        if (isNumber(a) && isNumber(b)) return true;
        if (a instanceof ListType as && b instanceof ListType bs) return mayEqual(as.elemType(), bs.elemType());
        return a.kind() == b.kind() && !isSection(a);
    }

    private static boolean isOpen(CelType type) {
        return type.kind().isDyn() || type.kind().isTypeParam();
    }

    private static boolean isNumber(CelType type) {
        return type.kind() == CelKind.INT || type.kind() == CelKind.DOUBLE;
    }

    private static boolean isSection(CelType type) {
        return type.kind() == CelKind.STRUCT || type.kind() == CelKind.MAP;
    }
}
