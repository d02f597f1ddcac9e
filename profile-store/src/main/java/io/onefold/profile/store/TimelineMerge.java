package io.onefold.profile.store;

import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow.ObservationRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Brings the rows of several anchors into one order. Not thread-safe. */
final class TimelineMerge {
    private final PriorityQueue<AnchorRows> anchors =
            new PriorityQueue<>((one, other) -> Arrays.compareUnsigned(one.place(), other.place()));

    void add(AnchorRows rows) {
        if (!rows.isEmpty()) anchors.add(rows);
    }

    TimelinePage page(TimelineQuery query) {
        List<Observation> messages = new ArrayList<>();
        byte[] last = {};
        for (int looked = 0; looked < ProfileReader.MOST_LOOKED_AT && !anchors.isEmpty(); looked++) {
            if (messages.size() == query.most()) break;
            Map.Entry<byte[], byte[]> row = next();
            Observation message = message(row);
            if (query.filter().matches(message)) messages.add(message);
            last = row.getKey();
        }
        return new TimelinePage(messages, anchors.isEmpty() ? Optional.empty() : Optional.of(new TimelineCursor(last)));
    }

    private Map.Entry<byte[], byte[]> next() {
        AnchorRows newest = anchors.remove();
        Map.Entry<byte[], byte[]> row = newest.take();
        add(newest);
        return row;
    }

    private static Observation message(Map.Entry<byte[], byte[]> row) {
        if (TimelineCodec.decode(StoreKeys.rowKey(row.getKey()), row.getValue()) instanceof ObservationRow told)
            return told.observation();
        throw new IllegalStateException("only messages stand in the timeline");
    }
}
