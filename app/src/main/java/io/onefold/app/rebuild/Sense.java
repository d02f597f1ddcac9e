package io.onefold.app.rebuild;

import io.onefold.identity.streams.Names;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.SegmentMembership;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What it means that two records of a published topic say the same, and how a key ends. */
interface Sense {
    /** What a record with a value says; empty where that is the same as no record at all. */
    Optional<Digest> says(ConsumerRecord<byte[], byte[]> record);

    /** Whether a record of a key only says what named an id, which nobody has to know of an id that never lived in public. */
    default boolean isName(String key) {
        return false;
    }

    /** Whether a key ends where the fresh generation does not have it. */
    default boolean ends(String key) {
        return true;
    }

    /** The value that ends a key; null for a tombstone. */
    default byte @Nullable [] end(String key) {
        return null;
    }

    /** Values are the same where their bytes are, by the schema of this release. */
    static <T> Sense values(CurrentForm<T> form) {
        return record -> Optional.of(Digest.of(form.of(record.topic(), record.value())));
    }

    /** Values are the same where their bytes are. */
    static Sense bytes() {
        return record -> Optional.of(Digest.of(record.value()));
    }

    /** Profiles, which say by the way which instant the latest of them was computed with. */
    static <T> Sense profiles(CurrentForm<T> form, AtomicLong asOf) {
        Sense values = values(form);
        return record -> {
            Header header = record.headers().lastHeader(Names.AS_OF_HEADER);
            if (header != null)
                asOf.accumulateAndGet(Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)), Math::max);
            return values.says(record);
        };
    }

    /** Rows of identifiers are as they are now; what once named an id stays for ever. */
    static Sense index(CurrentForm<ProfileIndexEntry> form) {
        Sense values = values(form);
        return new Sense() {
            @Override
            public boolean isName(String key) {
                return !ProfileIndexEntry.isOfIdentifier(key);
            }

            @Override
            public Optional<Digest> says(ConsumerRecord<byte[], byte[]> record) {
                return values.says(record);
            }

            @Override
            public boolean ends(String key) {
                return !isName(key);
            }
        };
    }

    /** Who is in a segment is in, whenever that began; to have left is to be in none. */
    static Sense memberships(CurrentForm<SegmentMembership> form, String topic, AtomicLong asOf) {
        Digest in = Digest.of(new byte[0]);
        return new Sense() {
            @Override
            public Optional<Digest> says(ConsumerRecord<byte[], byte[]> record) {
                return form.read(record.topic(), record.value()).change() == SegmentMembership.Change.ENTERED
                        ? Optional.of(in)
                        : Optional.empty();
            }

            @Override
            public byte[] end(String key) {
                int slash = key.lastIndexOf('/');
                return form.write(
                        topic,
                        new SegmentMembership(
                                key.substring(0, slash),
                                key.substring(slash + 1),
                                SegmentMembership.Change.LEFT,
                                asOf.get()));
            }
        };
    }
}
