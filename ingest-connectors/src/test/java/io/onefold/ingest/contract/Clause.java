package io.onefold.ingest.contract;

/** What every connector keeps to. */
public enum Clause {
    MALFORMED("a malformed record is quarantined alone"),
    OVERSIZE("an oversize record is quarantined alone"),
    WRONG_ENCODING("a record in the wrong encoding is quarantined alone"),
    DUPLICATE("a record that comes again has the same id"),
    OUT_OF_ORDER("records that come late and out of order keep their times and ids"),
    CLOCK_SKEW("an event of the far future is quarantined, one within a day is taken"),
    FIELD_GONE("what lacks a field that it needs is quarantined with the field's name"),
    FIELD_ADDED("a field that nobody knows does no harm"),
    SOURCE_DOWN("a source that is down for minutes is read on when it is back"),
    WRONG_CREDENTIAL("a wrong credential is said without it and loses nothing"),
    ROTATED_CREDENTIAL("a credential that is replaced works without a restart"),
    SLOW_KAFKA("what Kafka has not stored is bounded and comes again"),
    KILLED("wherever it is killed it goes on without loss, under the same ids");

    private final String words;

    Clause(String words) {
        this.words = words;
    }

    /** Fails where a kind of source does not keep to it. */
    void hold(Bench bench) throws Exception {
        switch (this) {
            case MALFORMED -> RecordClauses.quarantinedAlone(bench, Trouble.MALFORMED);
            case OVERSIZE -> RecordClauses.quarantinedAlone(bench, Trouble.OVERSIZE);
            case WRONG_ENCODING -> RecordClauses.quarantinedAlone(bench, Trouble.WRONG_ENCODING);
            case DUPLICATE -> RecordClauses.duplicate(bench);
            case OUT_OF_ORDER -> RecordClauses.outOfOrder(bench);
            case CLOCK_SKEW -> RecordClauses.clockSkew(bench);
            case FIELD_GONE -> RecordClauses.quarantinedAlone(bench, Trouble.FIELD_GONE);
            case FIELD_ADDED -> RecordClauses.fieldAdded(bench);
            case SOURCE_DOWN -> SourceClauses.sourceDown(bench);
            case WRONG_CREDENTIAL -> SourceClauses.wrongCredential(bench);
            case ROTATED_CREDENTIAL -> SourceClauses.rotatedCredential(bench);
            case SLOW_KAFKA -> KafkaClauses.slowKafka(bench);
            case KILLED -> KafkaClauses.killed(bench);
        }
    }

    /** In words. */
    @Override
    public String toString() {
        return words;
    }
}
