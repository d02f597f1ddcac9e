package io.onefold.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.schemas.Channel;
import io.onefold.schemas.topics.Retention.NewestOfKey;
import io.onefold.schemas.topics.Topic.Audience;
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
