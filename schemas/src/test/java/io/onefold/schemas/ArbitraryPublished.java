package io.onefold.schemas;

import io.onefold.schemas.UnifiedProfile.Activity;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.UnifiedProfile.Evidence;
import io.onefold.schemas.UnifiedProfile.LatestAnswer;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.UnifiedProfile.Purchases;
import io.onefold.schemas.UnifiedProfile.RefusedLink;
import io.onefold.schemas.UnifiedProfile.Service;
import io.onefold.schemas.UnifiedProfile.Trait;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
                any.map(this::consent),
                activity(),
                purchases(),
                service(),
                any.map(any::value),
                any.list(any::word),
                any.map(any::word),
                any.list(this::link),
                any.list(() -> new RefusedLink(link(), any.word())),
                any.flag());
    }

    private Consent consent() {
        return new Consent(
                any.one(ConsentState.values()),
                any.number(),
                any.word(),
                any.word(),
                any.word(),
                any.number(),
                any.flag(),
                any.flag(),
                any.word());
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

    public Population population() {
        return new Population(
                any.number(),
                any.number(),
                any.word(),
                cuts(),
                cuts(),
                cuts(),
                any.flag() ? new Population.Purchasing(0.25, 4.5, 1 / 3.0, Double.MIN_VALUE) : null,
                any.flag() ? new Population.Spending(6.25, Double.MAX_VALUE, 15.5) : null,
                52,
                any.flag() ? 0.1 : 0);
    }

    private List<BigDecimal> cuts() {
        return any.flag() ? List.of() : List.of(any.decimal(), any.decimal(), any.decimal(), any.decimal());
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

    public ConsoleAct consoleAct() {
        return new ConsoleAct(any.word(), any.number(), any.word(), any.word(), any.word(), any.word());
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
