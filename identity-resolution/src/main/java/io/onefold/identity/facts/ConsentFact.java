package io.onefold.identity.facts;

import io.onefold.profile.ConsentRegister;
import io.onefold.schemas.IdentifierKey;

/** The latest decision bound to one identifier for one purpose. Outlives erasure, but for what it says of the message. */
public record ConsentFact(IdentifierKey subject, String purpose, ConsentRegister register) implements Row {
    /** The later of both. */
    public ConsentFact join(ConsentFact other) {
        ConsentRegister later = register.join(other.register);
        return later.equals(register) ? this : other;
    }

    /** The same, without its message where that was not later than the identifier's erasure. */
    public ConsentFact erasedUntil(long until) {
        return register.occurredAt() <= until && register.namesMessage() ? withoutMessage() : this;
    }

    /** The same of a message that is erased. */
    public ConsentFact withoutMessage() {
        return new ConsentFact(subject, purpose, register.withoutMessage());
    }

    @Override
    public IdentifierKey owner() {
        return subject;
    }
}
