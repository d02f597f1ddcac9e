package io.onefold.testing.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.app.local.Installation;
import io.onefold.app.sample.SampleCompany;
import io.onefold.profile.store.Standing;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.ProfileIndexEntry.Member;
import io.onefold.schemas.ProfileIndexEntry.Published;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.identity.RunningIdentity;
import io.onefold.testing.identity.RunningStore;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.registry.TestRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSubscriberIT {
    private static final Instant END = Instant.parse("2026-06-30T16:00:00Z");

    private final Set<IdentifierKey> everIndexed = new HashSet<>();

    @TempDir
    private Path folder;

    @Test
    void whoReadsOnlyThePublishedTopicsEndsWithExactlyTheStoresContent() throws Exception {
        List<Touchpoint> touchpoints = SampleCompany.generate(13, 150, END).touchpoints();
        int half = touchpoints.size() / 2;
        Installation installation = Installation.under(Path.of(System.getProperty("onefold.home")));
        try (TestRegistry registry = TestRegistry.start(installation, folder);
                RunningIdentity identity = RunningIdentity.start(place(registry));
                ProfileSubscriber subscriber = identity.subscriber()) {
            identity.publish(touchpoints.subList(0, half));
            step(subscriber);
            identity.restart();
            subscriber.reconnect();
            step(subscriber);
            identity.publish(touchpoints.subList(half, touchpoints.size()));
            step(subscriber);
            identity.command(erase(subscriber));
            identity.tick(END.toEpochMilli());
            identity.awaitRest();
            subscriber.catchUp();
            remember(subscriber);

            try (RunningStore store = identity.store(folder.resolve("store"))) {
                assertSame(subscriber, store);
            }
            assertThat(subscriber.profiles()).isEqualTo(identity.published().profiles());
        }
    }

    private void assertSame(ProfileSubscriber subscriber, RunningStore store) {
        int ended = 0;
        int living = 0;
        for (ProfileIndexEntry entry : subscriber.index().values()) {
            switch (entry) {
                case Published(String id, IdentifierKey namedBy, long erasedUntil) -> {
                    Standing standing = store.reader().standing(id);
                    if (standing instanceof Standing.Living alive) {
                        living++;
                        assertThat(subscriber.profiles().get(id)).isEqualTo(alive.profile());
                    } else {
                        ended++;
                        assertThat(subscriber.profiles()).doesNotContainKey(id);
                    }
                }
                case Member(IdentifierKey identifier, String id, long erasedUntil) ->
                    assertThat(store.reader().profileOf(identifier)).contains(id);
            }
        }
        for (IdentifierKey identifier : everIndexed)
            assertThat(store.reader().profileOf(identifier).isPresent())
                    .isEqualTo(subscriber.index().containsKey(ProfileIndexEntry.keyOf(identifier)));
        assertThat(living).isEqualTo(subscriber.profiles().size()).isGreaterThan(100);
        assertThat(ended).as("ids that were merged away or erased meanwhile").isPositive();
    }

    private void step(ProfileSubscriber subscriber) {
        for (int i = 0; i < 5; i++) {
            subscriber.step();
            remember(subscriber);
        }
    }

    private void remember(ProfileSubscriber subscriber) {
        for (ProfileIndexEntry entry : subscriber.index().values())
            if (entry instanceof Member member) everIndexed.add(member.identifier());
    }

    /** Of a person that the subscriber knows, so that it has something to forget. */
    private static IdentityCommandRequest erase(ProfileSubscriber subscriber) {
        var known = subscriber.profiles().values().stream()
                .flatMap(profile -> profile.identifiers().stream())
                .filter(identifier -> identifier.namespace().equals("customer_id"))
                .findFirst()
                .orElseThrow();
        return new IdentityCommandRequest(
                "erase-1",
                "erase-person",
                new Identifier("customer_id", known.value()),
                null,
                END.toEpochMilli(),
                "officer",
                "asked");
    }

    private RunningIdentity.Place place(TestRegistry registry) {
        String bootstrap = EmbeddedBroker.shared().bootstrap();
        return new RunningIdentity.Place("subscribed", bootstrap, registry.settings(), folder.resolve("state"), 4);
    }
}
