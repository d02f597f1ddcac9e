package io.onefold.schemas;

/** The state of one complaint; the latest touchpoint of a case says whether it is open. */
public record Complaint(String caseId, boolean open) {}
