package io.onefold.identity.streams;

import io.onefold.identity.forest.Change.Outcome;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.binary.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What one stage of one partition has decided about, by source, counted in the transaction that decides it. */
final class Counts {
    private static final Accounting NONE = new Accounting("", 0, "", 0, 0, 0, 0, 0, 0, 0);

    private final KeyValueStore<Bytes, byte[]> store;
    private final String stage;
    private final int partition;
    private final Map<String, Accounting> bySource = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    /** Reads what was counted before; all of it counts as changed, since it may not have been told. */
    Counts(KeyValueStore<Bytes, byte[]> store, String stage, int partition) {
        this.store = store;
        this.stage = stage;
        this.partition = partition;
        try (KeyValueIterator<Bytes, byte[]> known =
                store.prefixScan(StateKeys.kind(StateKeys.COUNT), new BytesSerializer())) {
            known.forEachRemaining(each -> {
                byte[] key = each.key.get();
                String source = new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
                bySource.put(source, read(source, new ByteReader(each.value)));
                changed.add(source);
            });
        }
    }

    void count(String source, Outcome outcome) {
        switch (outcome) {
            case RECEIVED -> received(source, false);
            case APPLIED -> add(source, 0, 1, 0, 0, 0, 0, 0);
            case DUPLICATE -> add(source, 0, 0, 1, 0, 0, 0, 0);
            case CONFLICTING -> add(source, 0, 0, 1, 0, 0, 0, 1);
            case SUPPRESSED -> add(source, 0, 0, 0, 0, 1, 0, 0);
        }
    }

    void received(String source, boolean redriven) {
        add(source, 1, 0, 0, 0, 0, redriven ? 1 : 0, 0);
    }

    void quarantined(String source, boolean redriven) {
        add(source, 1, 0, 0, 1, 0, redriven ? 1 : 0, 0);
    }

    private void add(
            String source,
            long received,
            long applied,
            long duplicate,
            long quarantined,
            long suppressed,
            long redriven,
            long conflicting) {
        Accounting before = bySource.getOrDefault(source, NONE);
        Accounting after = new Accounting(
                stage,
                partition,
                source,
                before.received() + received,
                before.applied() + applied,
                before.duplicate() + duplicate,
                before.quarantined() + quarantined,
                before.suppressed() + suppressed,
                before.redriven() + redriven,
                before.conflicting() + conflicting);
        bySource.put(source, after);
        changed.add(source);
        store.put(StateKeys.count(source), write(after));
    }

    /** What has changed since the last call. */
    List<Accounting> takeChanged() {
        List<Accounting> taken = new ArrayList<>();
        for (String source : changed) taken.add(bySource.getOrDefault(source, NONE));
        changed.clear();
        return taken;
    }

    private static byte[] write(Accounting counts) {
        return ByteWriter.small()
                .number(counts.received())
                .number(counts.applied())
                .number(counts.duplicate())
                .number(counts.quarantined())
                .number(counts.suppressed())
                .number(counts.redriven())
                .number(counts.conflicting())
                .toBytes();
    }

    private Accounting read(String source, ByteReader from) {
        return new Accounting(
                stage,
                partition,
                source,
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number());
    }
}
