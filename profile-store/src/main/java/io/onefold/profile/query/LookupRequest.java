package io.onefold.profile.query;

import java.util.List;

/**
 * Who is looked up in one go, in the order asked.
 *
 * @param fields of each profile that is found
 */
record LookupRequest(List<Named> identifiers, List<String> ids, ChosenFields fields) {
    /** How many at most, of both. */
    static final int MOST = 500;

    LookupRequest {
        identifiers = List.copyOf(identifiers);
        ids = List.copyOf(ids);
    }

    /** An identifier as the caller has it. */
    record Named(String namespace, String value) {
        @Override
        public String toString() {
            return "Named[***]";
        }
    }

    @Override
    public String toString() {
        return "LookupRequest[" + identifiers.size() + " identifiers, " + ids.size() + " ids]";
    }
}
