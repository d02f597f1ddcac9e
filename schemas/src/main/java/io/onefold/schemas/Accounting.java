package io.onefold.schemas;

/**
 * How many messages of a source one stage of one partition has decided about, since the beginning. Summed over stages and
 * partitions: received = applied + duplicate + quarantined + suppressed + in flight.
 *
 * @param stage where it was counted: {@code edge}, {@code normalise} or {@code identity}
 * @param received read from a touchpoint topic, or rejected at the edge
 * @param redriven those of the received that came back from quarantine
 * @param conflicting those of the duplicates whose content differed from the copy kept
 */
public record Accounting(
        String stage,
        int partition,
        String source,
        long received,
        long applied,
        long duplicate,
        long quarantined,
        long suppressed,
        long redriven,
        long conflicting) {}
