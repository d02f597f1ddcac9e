package io.onefold.profile;

import io.onefold.schemas.ConsentState;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A profile's consents. A merge never widens one: whoever of the members denies, denies for all. */
public final class ConsentFold {
    private ConsentFold() {}

    /**
     * The state of each purpose that a member has a register of.
     *
     * @param members each member's registers by purpose, in any order
     */
    public static SortedMap<String, ConsentState> fold(Collection<? extends Map<String, ConsentRegister>> members) {
        SortedMap<String, ConsentState> folded = new TreeMap<>();
        for (Map<String, ConsentRegister> registers : members)
            registers.forEach((purpose, register) -> folded.merge(purpose, register.state(), ConsentFold::stricter));
        return folded;
    }

    private static ConsentState stricter(ConsentState a, ConsentState b) {
        return ConsentRegister.strength(a) >= ConsentRegister.strength(b) ? a : b;
    }
}
