package io.onefold.app.config;

import org.yaml.snakeyaml.nodes.Node;

/** A piece of a file. */
record Located(String file, Node node) {
    String where() {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }

    /** Another piece of the same file. */
    Located with(Node other) {
        return new Located(file, other);
    }
}
