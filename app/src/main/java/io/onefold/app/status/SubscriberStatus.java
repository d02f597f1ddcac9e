package io.onefold.app.status;

/**
 * How it goes with one subscriber that is posted to, since this instance has started.
 *
 * @param lag records of its topic that it has not taken yet, of the partitions that are this instance's
 * @param delivered profiles that were taken, those that ended among them
 * @param refused profiles that were set aside
 * @param failingSeconds for how long nothing was taken though something was posted; 0 where all is well
 * @param problem what the last failure was, without personal data; empty where all is well
 */
public record SubscriberStatus(
        String name, long lag, long delivered, long refused, long failingSeconds, String problem) {}
