package io.onefold.ingest.hook;

import io.onefold.ingest.Fate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What answers one source's calls at {@code /v1/hooks/NAME}. Safe for several threads. */
public interface Hook {
    /**
     * Reads a call. The caller gets the answer only after Kafka has acknowledged every fate; where Kafka cannot, it gets 503
     * instead and sends again.
     *
     * @throws IOException where a credential cannot be read; the caller gets 503
     */
    Answer answer(Call call) throws IOException;

    /**
     * A call of the source.
     *
     * @param method {@code GET} or {@code POST}
     * @param query parameters, decoded; of several of one name the first
     * @param headers names in small letters
     */
    record Call(
            String method,
            Map<String, String> query,
            Map<String, String> headers,
            ByteBuffer body,
            Instant receivedAt) {
        public Call {
            query = Map.copyOf(query);
            headers = Map.copyOf(headers);
            body = body.asReadOnlyBuffer();
        }

        /** Of the body. */
        public byte[] bytes() {
            byte[] bytes = new byte[body.remaining()];
            body.duplicate().get(bytes);
            return bytes;
        }

        /** Names nothing of what was sent. */
        @Override
        public String toString() {
            return "Call[" + method + "]";
        }
    }

    /**
     * What the caller is answered.
     *
     * @param fates what its call told, in its order; empty where it is refused or told nothing of a customer
     */
    record Answer(int status, String contentType, String body, List<Fate> fates) {
        public Answer {
            fates = List.copyOf(fates);
        }

        /** A plain text without any fates. */
        public static Answer text(int status, String body) {
            return new Answer(status, "text/plain; charset=utf-8", body, List.of());
        }
    }
}
