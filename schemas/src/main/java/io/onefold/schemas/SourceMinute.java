package io.onefold.schemas;

/**
 * What one reader of a source has done in one minute: read = produced + quarantined + repeated.
 *
 * @param reader who read: a connector's task such as {@code connect-0}, or a collector such as {@code collector-1}, and when it began
 * @param minute when it began, UTC milliseconds
 * @param read records read from the source, or events that it sent
 * @param produced those that became touchpoints
 * @param quarantined those that went to quarantine
 * @param repeated those that the reader knew to have been taken before, and skipped
 * @param flagged those of the produced that are not as the source's plan has it
 * @param problem why the source cannot be read at the moment, in words; empty where it can
 * @param progress how far a first reading of the source is, in words; empty where none is at work or the reader does not know
 */
public record SourceMinute(
        String source,
        String reader,
        long minute,
        long read,
        long produced,
        long quarantined,
        long repeated,
        long flagged,
        String problem,
        String progress) {
    /** The key of its record: all that is sent of one reader's minute has one. */
    public String key() {
        return source + "/" + reader + "/" + minute;
    }
}
