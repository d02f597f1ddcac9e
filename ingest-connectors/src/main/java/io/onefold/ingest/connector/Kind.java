package io.onefold.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.description.Block;
import java.util.List;

/** A kind of source. Its own keys stand in a block that is named as it is. */
public interface Kind {
    /** As in {@code kind: files}. */
    String name();

    /** The keys of its block. */
    List<String> keys();

    /** Whether its records mean what a mapping says; otherwise it has no mapping, since it knows them. */
    boolean isMapped();

    /**
     * Reads its block. What is wrong goes to the block's problems.
     *
     * @param mapping the mapping's block, whose keys begin with {@link #MAPPING}; a missing node where there is none
     */
    Setup read(Block block, JsonNode mapping);

    /** What the keys of the mapping begin with. */
    String MAPPING = "mapping.";
}
