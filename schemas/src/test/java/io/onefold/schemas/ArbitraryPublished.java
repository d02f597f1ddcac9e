package io.onefold.schemas;

import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Values of the types that are published, from a seed. */
public final class ArbitraryPublished {
    private final Arbitrary any;

    public ArbitraryPublished(long seed) {
        this.any = new Arbitrary(seed);
    }

    public UnifiedProfile profile() {
        return new UnifiedProfile(
                any.word(),
                any.list(this::identifier),
                (int) any.number(),
                any.map(() -> new Trait(any.value(), any.word(), any.word(), any.number())),
                any.map(() -> any.one(ConsentState.values())),
                activity(),
                purchases(),
                service(),
                any.map(any::value),
                any.list(this::link),
                any.list(() -> new RefusedLink(link(), any.word())),
                any.flag());
    }

    public ProfileChange change() {
        return new ProfileChange(
                any.one(ProfileChange.Kind.values()), any.list(any::word), any.list(any::word), any.word());
    }

    public ProfileIndexEntry indexEntry() {
        return any.flag()
                ? new ProfileIndexEntry.Member(any.key(), any.word(), erasedUntil())
                : new ProfileIndexEntry.Published(any.word(), any.key(), erasedUntil());
    }

    private long erasedUntil() {
        return any.flag() ? Long.MIN_VALUE : any.number();
    }

    public SegmentMembership membership() {
        return new SegmentMembership(any.word(), any.word(), any.one(SegmentMembership.Change.values()), any.number());
    }

    public Quarantined quarantined() {
        return new Quarantined(
                any.word(),
                any.one(Channel.values()),
                any.one(QuarantineReason.values()),
                any.word(),
                any.word(),
                any.word(),
                ByteBuffer.wrap(any.word().getBytes(StandardCharsets.UTF_16)),
                any.word(),
                any.number());
    }

    public Accounting accounting() {
        return new Accounting(
                any.word(),
                (int) any.number(),
                any.word(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.number());
    }

    public SourceMinute sourceMinute() {
        return new SourceMinute(
                any.word(),
                any.word(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.word(),
                any.word());
    }

    public IdentityCommandRequest command() {
        return new IdentityCommandRequest(
                any.word(),
                any.word(),
                new Identifier(any.word(), any.word()),
                any.flag() ? new Identifier(any.word(), any.word()) : null,
                any.number(),
                any.word(),
                any.word());
    }

    private ProfileIdentifier identifier() {
        return new ProfileIdentifier(any.word(), any.word(), any.number(), any.number());
    }

    private Activity activity() {
        return new Activity(
                any.number(),
                any.number(),
                any.number(),
                any.map(any::number),
                any.list(any::number),
                any.number(),
                any.number(),
                any.number(),
                any.number());
    }

    private Purchases purchases() {
        return new Purchases(
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.map(any::decimal),
                any.map(any::decimal),
                any.map(any::number));
    }

    private Service service() {
        return new Service(
                any.number(),
                any.number(),
                any.number(),
                any.number(),
                any.list(() -> new LatestAnswer(any.word(), any.word(), any.word(), (int) any.number(), any.number())));
    }

    private Link link() {
        return new Link(
                identifier(),
                identifier(),
                any.number(),
                any.number(),
                any.word(),
                any.list(() -> new Evidence(any.word(), any.word(), any.word(), any.number())));
    }
}
