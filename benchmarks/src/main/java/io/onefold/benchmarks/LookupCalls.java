package io.onefold.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Look-ups of single profiles, by id and by address in turns, written out before the clock starts. Immutable. */
final class LookupCalls implements Calls {
    private final List<byte[]> calls = new ArrayList<>();

    /** @param ids of the people, in their order */
    LookupCalls(List<String> ids) {
        for (int person = 0; person < ids.size(); person++) {
            calls.add(get(ids.get(person)));
            calls.add(get("by/email/" + ShopCalls.email((person + ids.size() / 2) % ids.size())));
        }
    }

    private static byte[] get(String path) {
        return ("GET /v1/profiles/" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] request(long number) {
        // An even step apart, so that neighbours are of other people; the odd count of it keeps both ways in turns.
        return calls.get((int) (number * 7_919 % calls.size()));
    }
}
