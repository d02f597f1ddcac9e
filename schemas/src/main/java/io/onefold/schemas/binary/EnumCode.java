package io.onefold.schemas.binary;

import java.util.EnumMap;
import java.util.List;

/** One byte for each constant: its place in a list that only ever grows at its end, so that constants can be moved about freely. */
final class EnumCode<E extends Enum<E>> {
    private final String what;
    private final List<E> byCode;
    private final EnumMap<E, Integer> codes;

    EnumCode(Class<E> type, List<E> byCode) {
        this.what = type.getSimpleName();
        this.byCode = List.copyOf(byCode);
        this.codes = new EnumMap<>(type);
        for (int code = 0; code < byCode.size(); code++) codes.put(byCode.get(code), code);
        for (E constant : type.getEnumConstants()) {
            if (!codes.containsKey(constant)) throw new IllegalStateException(what + "." + constant + " has no code");
        }
    }

    void write(E constant, ByteWriter to) {
        to.octet(code(constant));
    }

    int code(E constant) {
        Integer code = codes.get(constant);
        if (code == null) throw new IllegalStateException(what + "." + constant + " has no code");
        return code;
    }

    E read(ByteReader from) {
        return constant(from.octet());
    }

    E constant(int code) {
        if (code >= byCode.size()) throw UnknownFormatException.code(what, code);
        return byCode.get(code);
    }
}
