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
