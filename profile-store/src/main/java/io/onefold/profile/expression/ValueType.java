package io.onefold.profile.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;

/** What kind of value an expression gives. */
public enum ValueType {
    FLAG(SimpleType.BOOL),
    /** Words, or a date as {@code 2026-01-31}. */
    TEXT(SimpleType.STRING),
    WHOLE(SimpleType.INT),
    /** Any number; a whole one is taken as well. */
    REAL(SimpleType.DOUBLE),
    TEXTS(ListType.create(SimpleType.STRING));

    private final CelType checked;

    ValueType(CelType checked) {
        this.checked = checked;
    }

    CelType checked() {
        return checked;
    }

    /** Whether an expression of that checked type may give this at run time. */
    boolean mayCome(CelType from) {
        return Words.mayEqual(checked, from) && (this != WHOLE || !from.equals(SimpleType.DOUBLE));
    }
}
