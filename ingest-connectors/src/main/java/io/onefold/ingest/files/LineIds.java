package io.onefold.ingest.files;

import io.onefold.ingest.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Names each record of a file: a digest of its text, whatever charset it is written in, and its ordinal among equal ones
 * of the file, since equal till lines are real sales. Holds eight bytes a record, twice that while it grows.
 */
final class LineIds {
    private final MessageDigest sha256 = Digests.sha256();
    private final LongSet seen = new LongSet();
    private final Map<Long, Integer> repeated = new HashMap<>();

    String next(RawRecord line) {
        if (line.problem() == null) sha256.update(line.text().getBytes(StandardCharsets.UTF_8));
        else sha256.update(line.bytes().duplicate());
        byte[] digest = sha256.digest();
        return Digests.name(digest) + "-" + ordinal(ByteBuffer.wrap(digest).getLong());
    }

    /** Two different lines of one short digest only make an ordinal greater; the ids still differ, and are always the same. */
    private int ordinal(long shortDigest) {
        return seen.add(shortDigest) ? 1 : repeated.merge(shortDigest, 2, (before, two) -> before + 1);
    }
}
