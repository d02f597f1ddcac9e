package io.onefold.app.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final List<String> INTERNAL = List.of("observations", "identity-links");

    @Test
    void nobodyButTheApplicationMayTouchWhatIsInternal() {
        assertThat(names(Rights.application())).containsAll(INTERNAL);
        for (List<Right> others :
                List.of(Rights.producer(), Rights.steward(), Rights.reader("bi"), Rights.subscriber("mail", "mail")))
            assertThat(names(others)).isNotEmpty().doesNotContainAnyElementsOf(INTERNAL);
    }

    @Test
    void anotherGenerationNeedsWhatBeginsWithItsPrefixBesides() {
        List<Right> second = Rights.application(2);

        assertThat(Rights.application(1)).isEqualTo(Rights.application());
        assertThat(second).containsAll(Rights.application());
        assertThat(second).extracting(Right::name).contains("g2.", "g2.onefold", "g2.onefold-");
    }

    @Test
    void whoReadsNeverWritesAndWhoSendsNeverReads() {
        assertThat(operations(Rights.reader("bi"))).doesNotContain(AclOperation.WRITE);
        assertThat(operations(Rights.producer())).doesNotContain(AclOperation.READ);
        assertThat(names(Rights.producer())).doesNotContain("touchpoints.quarantine");
        assertThat(names(Rights.reader("bi"))).doesNotContain("touchpoints.quarantine");
    }

    @Test
    void commandsHoldThePrefixOfTheInstallationButForWhatIsTheBrokers() {
        List<String> commands = Rights.commands("b:9092", "shop.", "User:onefold", Rights.application());

        assertThat(commands)
                .contains(
                        "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal 'User:onefold' --operation Read"
                                + " --operation Describe --group shop.onefold --resource-pattern-type prefixed",
                        "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal 'User:onefold' --operation Read"
                                + " --topic __consumer_offsets --resource-pattern-type literal");
    }

    private static List<String> names(List<Right> rights) {
        return rights.stream()
                .filter(right -> right.type() == ResourceType.TOPIC)
                .map(Right::name)
                .toList();
    }

    private static List<AclOperation> operations(List<Right> rights) {
        return rights.stream().flatMap(right -> right.operations().stream()).toList();
    }
}
