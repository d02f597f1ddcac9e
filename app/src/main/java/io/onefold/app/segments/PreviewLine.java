package io.onefold.app.segments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * One line of a preview's answer: how far it is, and at the end what it found.
 *
 * @param looked how many profiles were looked at
 * @param part of all of them, 0 to 1
 * @param segments empty but on the last line
 */
public record PreviewLine(long looked, double part, boolean done, List<SegmentCount> segments) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How far it is. */
    public static PreviewLine underWay(long looked, double part) {
        return new PreviewLine(looked, part, false, List.of());
    }

    /** One line of JSON, with its end. */
    String write() {
        try {
            return MAPPER.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can always be written", e);
        }
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static PreviewLine read(String json) {
        try {
            return MAPPER.readValue(json, PreviewLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of a preview: " + e.getOriginalMessage(), e);
        }
    }
}
