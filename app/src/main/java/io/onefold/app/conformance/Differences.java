package io.onefold.app.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is not as the contract has it: all are counted, the first are kept. Of one thread. */
final class Differences {
    static final int SHOWN = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    /** @param what without personal data */
    void add(String profileId, String field, String what) {
        count++;
        if (first.size() < SHOWN) first.add(profileId + ": " + (field.isEmpty() ? "" : field + ": ") + what);
    }

    long count() {
        return count;
    }

    List<String> first() {
        return Collections.unmodifiableList(first);
    }
}
