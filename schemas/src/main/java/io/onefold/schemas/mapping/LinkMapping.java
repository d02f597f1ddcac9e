package io.onefold.schemas.mapping;

import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.Link;
import io.onefold.schemas.avro.Evidence;
import io.onefold.schemas.avro.ProfileIdentifier;
import io.onefold.schemas.avro.ProfileLink;
import io.onefold.schemas.avro.RefusedLink;

/** A profile's identifiers and what holds them together. */
final class LinkMapping {
    private LinkMapping() {}

    static ProfileIdentifier toAvro(UnifiedProfile.ProfileIdentifier identifier) {
        return new ProfileIdentifier(
                identifier.namespace(),
                identifier.value(),
                Times.write(identifier.firstSeen()),
                Times.write(identifier.lastSeen()));
    }

    static UnifiedProfile.ProfileIdentifier fromAvro(ProfileIdentifier from) {
        return new UnifiedProfile.ProfileIdentifier(
                from.getNamespace(), from.getValue(), Times.read(from.getFirstSeen()), Times.read(from.getLastSeen()));
    }

    static ProfileLink toAvro(Link link) {
        return new ProfileLink(
                toAvro(link.a()),
                toAvro(link.b()),
                Times.write(link.firstSeen()),
                Times.write(link.lastSeen()),
                link.word(),
                link.evidence().stream().map(LinkMapping::toAvro).toList());
    }

    static Link fromAvro(ProfileLink from) {
        return new Link(
                fromAvro(from.getA()),
                fromAvro(from.getB()),
                Times.read(from.getFirstSeen()),
                Times.read(from.getLastSeen()),
                from.getWord(),
                from.getEvidence().stream().map(LinkMapping::fromAvro).toList());
    }

    static RefusedLink toAvro(UnifiedProfile.RefusedLink refused) {
        return new RefusedLink(toAvro(refused.link()), refused.reason());
    }

    static UnifiedProfile.RefusedLink fromAvro(RefusedLink from) {
        return new UnifiedProfile.RefusedLink(fromAvro(from.getLink()), from.getReason());
    }

    private static Evidence toAvro(UnifiedProfile.Evidence evidence) {
        return new Evidence(
                evidence.source(), evidence.channel(), evidence.messageId(), Times.write(evidence.occurredAt()));
    }

    private static UnifiedProfile.Evidence fromAvro(Evidence from) {
        return new UnifiedProfile.Evidence(
                from.getSource(), from.getChannel(), from.getMessageId(), Times.read(from.getOccurredAt()));
    }
}
