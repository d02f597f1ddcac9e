package io.onefold.ingest.callcentre;

import io.onefold.ingest.connector.SecretReference;
import java.time.Duration;

/**
 * Where a manager interface is, and how to get in.
 *
 * @param timeout of connecting, of logging in, and of each answer
 * @param ping how often an idle connection is tried
 * @param listensToRecordings whether the names of recordings are asked for, which takes many more events
 */
record ManagerAccess(
        String host,
        int port,
        String user,
        SecretReference secret,
        Duration timeout,
        Duration ping,
        boolean listensToRecordings) {
    /** The classes of events that are asked for. */
    String events() {
        return listensToRecordings ? "cdr,agent,dialplan" : "cdr,agent";
    }

    /** As messages name it. */
    String place() {
        return host + ":" + port;
    }
}
