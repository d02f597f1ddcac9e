package io.onefold.app.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.profile.subscription.Mask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllowedFieldsTest {
    @Test
    void whatWasNamedMayGoAndEmptySectionsToo() {
        assertThat(violations(Map.of(), List.of("traits.city", "purchases.spend.EUR", "segments"), """
                {"traits": {"city": {"value": "Ulm", "messageId": ""}}, "segments": ["lapsed"], "identifierCount": 0,
                 "activity": {"touchpoints": 0, "channels": {}, "hours": []}, "links": [], "shared": false,
                 "purchases": {"orders": 0, "spend": {"EUR": "1"}}}"""))
                .isEmpty();
    }

    @Test
    void whatWasNotNamedIsFoundWhereverItStands() {
        assertThat(violations(Map.of(), List.of("traits.city", "purchases.orders"), """
                {"identifiers": [{"namespace": "email", "value": "x"}], "identifierCount": 1,
                 "traits": {"level": {"value": "gold", "messageId": "m1"}}, "segments": ["lapsed"],
                 "consents": {"sms": {"state": "granted"}}, "computed": {"life_cycle": "loyal"},
                 "purchases": {"orders": 1, "lines": 2, "spend": {"EUR": "1"}}, "shared": true}"""))
                .containsExactly(
                        "identifiers.email",
                        "traits.level",
                        "computed.life_cycle",
                        "consents.sms",
                        "segments.lapsed",
                        "purchases.lines",
                        "purchases.spend.EUR",
                        "identifierCount",
                        "shared",
                        "messageId");
    }

    @Test
    void aClassThatIsDroppedIsNotAllowedThoughItIsNamedAndOneThatIsHashedMayNotBeClear() {
        assertThat(violations(
                        Map.of(FieldClass.IDENTIFIER, Mask.HASH, FieldClass.BEHAVIOUR, Mask.DROP),
                        List.of("identifiers", "activity"),
                        """
                        {"identifiers": [{"namespace": "email", "value": "x"}, {"namespace": "customer_id", "value": "C1"},
                          {"namespace": "member_id", "value": "00112233445566778899aabbccddeeff"}],
                         "activity": {"touchpoints": 3}}"""))
                .containsExactly("identifiers.email", "identifiers.customer_id (not hashed)", "activity.touchpoints");
    }

    private static List<String> violations(Map<FieldClass, Mask> masks, List<String> fields, String profile) {
        Disclosure disclosure = new Disclosure(new FieldPaths(fields), new TreeMap<>(masks), FieldClasses.SHIPPED);
        return new AllowedFields(disclosure).violations(ProfileText.read(profile));
    }
}
