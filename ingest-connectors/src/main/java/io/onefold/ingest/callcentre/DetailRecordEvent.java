package io.onefold.ingest.callcentre;

import java.io.Serial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.CdrEvent;
import org.jspecify.annotations.Nullable;

/**
 * A record of a call, with its numbers as they were sent: the library's own event takes one that cannot be read for one that
 * was not sent. Public, since the library fills it by reflection.
 */
@AsteriskMapping("Cdr")
public final class DetailRecordEvent extends CdrEvent {
    @Serial
    private static final long serialVersionUID = 1L;

    private String seconds = "";
    private String billableSeconds = "";

    /** For the library. */
    public DetailRecordEvent(Object source) {
        super(source);
    }

    /** For the library. */
    public void setDuration(String sent) {
        this.seconds = sent;
    }

    /** For the library. */
    public void setBillableSeconds(String sent) {
        this.billableSeconds = sent;
    }

    CallRecord toRecord() {
        SortedMap<String, String> fields = new TreeMap<>();
        Map<String, String> mapped = getDynamicProperties();
        mapped.forEach((name, value) -> put(name.replaceAll("[^a-z0-9]", ""), value, fields));
        put("accountcode", getAccountCode(), fields);
        put("src", getSrc(), fields);
        put("dst", getDestination(), fields);
        put("dcontext", getDestinationContext(), fields);
        put("clid", getCallerId(), fields);
        put("channel", getChannel(), fields);
        put("dstchannel", getDestinationChannel(), fields);
        put("lastapp", getLastApplication(), fields);
        put("lastdata", getLastData(), fields);
        put("start", getStartTime(), fields);
        put("answer", getAnswerTime(), fields);
        put("end", getEndTime(), fields);
        put("duration", seconds, fields);
        put("billsec", billableSeconds, fields);
        put("disposition", getDisposition(), fields);
        put("amaflags", getAmaFlags(), fields);
        put("uniqueid", getUniqueId(), fields);
        put("userfield", getUserField(), fields);
        return new CallRecord(fields);
    }

    private static void put(String name, @Nullable String value, SortedMap<String, String> into) {
        if (value != null) into.put(name, value);
    }
}
