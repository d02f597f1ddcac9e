package io.onefold.schemas.mapping;

import io.onefold.schemas.UnifiedProfile;
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
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;

/**
 * Writes a profile's Avro record field by field, the same bytes as those of {@link UnifiedProfileAvro#toAvro} by Avro's own writer, without
 * making the record and without looking up its fields: every publication passes here. Thread-safe.
 */
public final class UnifiedProfileWriter implements DatumWriter<UnifiedProfile> {
    /** Fixed by the compiled classes. */
    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("profiles are written as their schema says");
    }

    @Override
    public void write(UnifiedProfile profile, Encoder to) throws IOException {
        to.writeString(profile.profileId());
        Fields.array(profile.identifiers(), UnifiedProfileWriter::identifier, to);
        to.writeInt(profile.identifierCount());
        Fields.map(profile.traits(), UnifiedProfileWriter::trait, to);
        Fields.map(profile.consents(), UnifiedProfileWriter::state, to);
        Fields.map(profile.consents(), UnifiedProfileWriter::consent, to);
        activity(profile.activity(), to);
        purchases(profile.purchases(), to);
        service(profile.service(), to);
        Fields.map(profile.computed(), Fields::value, to);
        Fields.array(profile.segments(), Fields::text, to);
        Fields.map(profile.untold(), Fields::text, to);
        Fields.array(profile.links(), UnifiedProfileWriter::link, to);
        Fields.array(profile.refusedLinks(), UnifiedProfileWriter::refused, to);
        to.writeBoolean(profile.shared());
    }

    private static void identifier(ProfileIdentifier identifier, Encoder to) throws IOException {
        to.writeString(identifier.namespace());
        to.writeString(identifier.value());
        to.writeLong(identifier.firstSeen());
        to.writeLong(identifier.lastSeen());
    }

    private static void trait(Trait trait, Encoder to) throws IOException {
        Fields.value(trait.value(), to);
        to.writeString(trait.source());
        to.writeString(trait.messageId());
        to.writeLong(trait.occurredAt());
    }

    private static void state(Consent consent, Encoder to) throws IOException {
        Fields.symbol(EnvelopeMapping.toAvro(consent.state()), to);
    }

    private static void consent(Consent consent, Encoder to) throws IOException {
        state(consent, to);
        to.writeLong(consent.occurredAt());
        to.writeString(consent.source());
        to.writeString(consent.messageId());
        to.writeString(consent.proof());
        Fields.optionalTime(consent.expiresAt(), to);
        to.writeBoolean(consent.separate());
        to.writeBoolean(consent.guardian());
        to.writeString(consent.reason());
    }

    private static void activity(Activity activity, Encoder to) throws IOException {
        to.writeLong(activity.touchpoints());
        to.writeLong(activity.firstAt());
        to.writeLong(activity.lastAt());
        Fields.map(activity.channels(), Fields::number, to);
        Fields.array(activity.hours(), Fields::number, to);
        to.writeLong(activity.last7Days());
        to.writeLong(activity.last30Days());
        to.writeLong(activity.last90Days());
        to.writeLong(activity.last365Days());
    }

    private static void purchases(Purchases purchases, Encoder to) throws IOException {
        to.writeLong(purchases.orders());
        to.writeLong(purchases.lines());
        to.writeLong(purchases.firstOrderAt());
        to.writeLong(purchases.lastOrderAt());
        Fields.map(purchases.spend(), UnifiedProfileWriter::amount, to);
        Fields.map(purchases.refunds(), UnifiedProfileWriter::amount, to);
        Fields.map(purchases.categories(), Fields::number, to);
    }

    private static void amount(BigDecimal amount, Encoder to) throws IOException {
        to.writeString(Decimals.write(amount));
    }

    private static void service(Service service, Encoder to) throws IOException {
        to.writeLong(service.calls());
        to.writeLong(service.callSeconds());
        to.writeLong(service.openComplaints());
        to.writeLong(service.closedComplaints());
        Fields.array(service.answers(), UnifiedProfileWriter::answer, to);
    }

    private static void answer(LatestAnswer answer, Encoder to) throws IOException {
        to.writeString(answer.survey());
        to.writeString(answer.question());
        to.writeString(answer.kind());
        to.writeInt(answer.score());
        to.writeLong(answer.occurredAt());
    }

    private static void link(Link link, Encoder to) throws IOException {
        identifier(link.a(), to);
        identifier(link.b(), to);
        to.writeLong(link.firstSeen());
        to.writeLong(link.lastSeen());
        to.writeString(link.word());
        Fields.array(link.evidence(), UnifiedProfileWriter::evidence, to);
    }

    private static void refused(RefusedLink refused, Encoder to) throws IOException {
        link(refused.link(), to);
        to.writeString(refused.reason());
    }

    private static void evidence(Evidence evidence, Encoder to) throws IOException {
        to.writeString(evidence.source());
        to.writeString(evidence.channel());
        to.writeString(evidence.messageId());
        to.writeLong(evidence.occurredAt());
    }
}
