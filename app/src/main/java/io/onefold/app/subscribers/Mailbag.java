package io.onefold.app.subscribers;

import java.util.List;

/**
 * What is posted in one request: letters of one partition in their order.
 *
 * @param letters at least one
 */
record Mailbag(String subscriber, String topic, int partition, List<Letter> letters) {
    Mailbag {
        letters = List.copyOf(letters);
    }

    /** The same for the same letters, however often they are posted: whoever has seen it has all of them. */
    String id() {
        return topic + "/" + partition + "/" + letters.getFirst().offset() + "-"
                + letters.getLast().offset();
    }

    /** Each letter by itself. */
    List<Mailbag> oneByOne() {
        return letters.stream()
                .map(each -> new Mailbag(subscriber, topic, partition, List.of(each)))
                .toList();
    }
}
