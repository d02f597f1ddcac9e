package io.onefold.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Retention.NewestOfKey;
import io.onefold.schemas.topics.Topic.Audience;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = new Topics("");

    @Test
    void everyTopicHasANameOfItsOwnUnderThePrefix() {
        assertThat(new Topics("shop.").all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("shop."))
                .contains("shop.touchpoints.call-centre", "shop.customer-profiles");
    }

    @Test
    void subscribersHaveTopicsOfTheirOwnUnderThePrefix() {
        Topics shop = new Topics("shop.").withSubscribers(List.of("news", "analysts"), List.of("news"));

        assertThat(shop.all())
                .extracting(Topic::name)
                .endsWith("shop.subscriber.analysts", "shop.subscriber.news", "shop.subscriber.news.dead");
        assertThat(shop.subscriber("news").partitions())
                .isEqualTo(shop.customerProfiles().partitions());
        assertThat(shop.subscriberOf("shop.subscriber.former")).contains("former");
        assertThat(shop.subscriberOf("shop.subscriber.news.dead")).isEmpty();
        assertThat(shop.subscriberOf("other.subscriber.news")).isEmpty();
        assertThat(new Topics("b.").withSubscribersOf(shop).subscribers()).containsExactly("analysts", "news");
    }

    @Test
    void anotherGenerationHasOtherInternalTopicsAndTheSamePublicOnes() {
        Topics first = new Topics("shop.").withSubscribers(List.of("news"), List.of());
        Topics second = first.ofGeneration(2);

        assertThat(second.observations().name()).isEqualTo("shop.g2.observations");
        assertThat(second.identityLinks().name()).isEqualTo("shop.g2.identity-links");
        assertThat(second.internalPrefix()).isEqualTo("shop.g2.");
        assertThat(second.all())
                .filteredOn(topic -> topic.audience() != Audience.INTERNAL)
                .isEqualTo(first.all().stream()
                        .filter(topic -> topic.audience() != Audience.INTERNAL)
                        .toList());
        assertThat(second.ofGeneration(1).all()).isEqualTo(first.all());
        assertThatThrownBy(() -> first.ofGeneration(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shadowsStandBesideThePublicTopicsWithTheInternalOnesOfTheirGeneration() {
        Topics second =
                new Topics("shop.").withSubscribers(List.of("news"), List.of()).ofGeneration(2);
        Topics shadow = second.shadow();

        assertThat(shadow.observations()).isEqualTo(second.observations());
        assertThat(shadow.internalPrefix()).isEqualTo(second.internalPrefix());
        assertThat(shadow.customerProfiles().name()).isEqualTo("shop.g2.shadow.customer-profiles");
        assertThat(shadow.subscriber("news").name()).isEqualTo("shop.g2.shadow.subscriber.news");
        assertThat(second.isOfSubscriber(shadow.subscriber("news").name())).isFalse();
        assertThat(shadow.all()).hasSameSizeAs(second.all());
    }

    @Test
    void everyChannelHasATopicWithARecordOfItsOwn() {
        assertThat(topics.touchpoints()).hasSize(Channel.values().length);
        assertThat(topics.touchpoints()).extracting(Topic::value).doesNotHaveDuplicates();
    }

    @Test
    void observationsAndLinksAreCountedAlike() {
        assertThat(topics.observations().partitions())
                .isEqualTo(topics.identityLinks().partitions());
    }

    @Test
    void whatOthersReadAsStateKeepsItsTombstonesForThirtyDays() {
        assertThat(topics.all())
                .filteredOn(topic -> topic.retention() instanceof NewestOfKey)
                .isNotEmpty()
                .allSatisfy(topic -> {
                    assertThat(topic.audience()).isEqualTo(Audience.OPEN_TO_READ);
                    assertThat(topic.retention().settings()).containsEntry("delete.retention.ms", "2592000000");
                });
    }

    @Test
    void aPrefixThatNoBrokerWouldTakeIsRefused() {
        assertThatThrownBy(() -> new Topics("my shop/")).hasMessageContaining("topic prefix");
    }
}
