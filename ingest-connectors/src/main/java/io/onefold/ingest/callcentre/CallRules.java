package io.onefold.ingest.callcentre;

import io.onefold.schemas.Call;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the records of one telephone system mean.
 *
 * @param zone of its times
 * @param namespace of customers' numbers
 * @param queues whose calls are taken; all where it is empty
 * @param withheld texts that stand where a number is not told
 * @param outsideLine digits that are dialled before an outside number; empty where there are none
 */
record CallRules(
        ZoneId zone,
        String namespace,
        List<String> queues,
        Directions directions,
        List<String> withheld,
        String outsideLine) {
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{3,20}");

    CallRules {
        queues = List.copyOf(queues);
        withheld = List.copyOf(withheld);
    }

    /**
     * How to tell who called whom. Contexts are names, with a star at the end for all that begin so.
     *
     * @param internal contexts of calls between colleagues, which are left out
     * @param trunks what the names of channels to the outside begin with
     */
    record Directions(List<String> inbound, List<String> outbound, List<String> internal, List<String> trunks) {
        Directions {
            inbound = List.copyOf(inbound);
            outbound = List.copyOf(outbound);
            internal = List.copyOf(internal);
            trunks = List.copyOf(trunks);
        }

        boolean isInternal(CallRecord record) {
            return names(internal, record.text("dcontext"));
        }

        /** Contexts are asked before trunks; empty where neither tells. */
        Optional<Call.Direction> of(CallRecord record) {
            String context = record.text("dcontext");
            if (names(inbound, context)) return Optional.of(Call.Direction.INBOUND);
            if (names(outbound, context)) return Optional.of(Call.Direction.OUTBOUND);
            if (isTrunk(record.text("channel"))) return Optional.of(Call.Direction.INBOUND);
            return isTrunk(record.text("dstchannel")) ? Optional.of(Call.Direction.OUTBOUND) : Optional.empty();
        }

        private boolean isTrunk(String channel) {
            return trunks.stream().anyMatch(channel::startsWith);
        }

        private static boolean names(List<String> contexts, String context) {
            for (String each : contexts) {
                boolean isStart = each.endsWith("*") && context.startsWith(each.substring(0, each.length() - 1));
                if (isStart || each.equals(context)) return true;
            }
            return false;
        }
    }

    /** The customer's number; empty where it was not told. */
    String number(CallRecord record, Call.Direction direction) {
        String told = switch (direction) {
            case INBOUND -> record.text("src");
            case OUTBOUND -> afterOutsideLine(record.text("dst"));
        };
        return NUMBER.matcher(told).matches() && !withheld.contains(told) ? told : "";
    }

    private String afterOutsideLine(String dialled) {
        return dialled.startsWith(outsideLine) ? dialled.substring(outsideLine.length()) : dialled;
    }
}
