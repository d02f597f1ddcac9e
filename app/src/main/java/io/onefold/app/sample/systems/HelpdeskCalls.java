package io.onefold.app.sample.systems;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.Touchpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The ticket system: a call for each complaint that is opened or closed. */
final class HelpdeskCalls implements CompanySystem {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CollectorClient collector;
    private final String token;

    HelpdeskCalls(CollectorClient collector, String token) {
        this.collector = collector;
        this.token = token;
    }

    @Override
    public String name() {
        return "helpdesk";
    }

    @Override
    public boolean tells(Touchpoint touchpoint) {
        return touchpoint.details().complaint() != null;
    }

    @Override
    public void tell(List<Touchpoint> touchpoints, Told progress) throws IOException, InterruptedException {
        collector.forEach(touchpoints, this::call, progress);
    }

    private void call(Touchpoint touchpoint) throws IOException, InterruptedException {
        ObjectNode ticket = JSON.createObjectNode();
        ticket.put("ticket", caseId(touchpoint));
        ticket.put("change", change(touchpoint));
        ticket.put("at", Instant.ofEpochMilli(touchpoint.occurredAt()).toString());
        ticket.put("phone", Identifiers.first(touchpoint, "phone"));
        ticket.put("customer", Identifiers.first(touchpoint, "customer_id"));
        collector.post("/v1/hooks/helpdesk", "Authorization", "Bearer " + token, "application/json", ticket.toString());
    }

    private static String caseId(Touchpoint touchpoint) {
        Complaint complaint = touchpoint.details().complaint();
        return complaint == null ? "" : complaint.caseId();
    }

    private static String change(Touchpoint touchpoint) {
        Complaint complaint = touchpoint.details().complaint();
        return complaint != null && complaint.open() ? "opened" : "solved";
    }

    @Override
    public List<String> messageIds(Touchpoint touchpoint) {
        return List.of(caseId(touchpoint) + "-" + change(touchpoint));
    }
}
