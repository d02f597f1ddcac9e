package io.onefold.profile;

import static io.onefold.schemas.ConsentState.DENIED;
import static io.onefold.schemas.ConsentState.GRANTED;
import static io.onefold.schemas.ConsentState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ConsentState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentFoldTest {
    @Test
    void theLaterDecisionCounts() {
        assertThat(register(DENIED, 1).join(register(GRANTED, 2))).isEqualTo(register(GRANTED, 2));
        assertThat(register(GRANTED, 2).join(register(DENIED, 1))).isEqualTo(register(GRANTED, 2));
    }

    @Test
    void ofDecisionsAtTheSameTimeTheRefusalCounts() {
        for (List<ConsentState> pair :
                List.of(List.of(UNKNOWN, GRANTED), List.of(UNKNOWN, DENIED), List.of(GRANTED, DENIED))) {
            ConsentRegister weaker = register(pair.get(0), 5);
            ConsentRegister stronger = register(pair.get(1), 5);

            assertThat(weaker.join(stronger)).isEqualTo(stronger);
            assertThat(stronger.join(weaker)).isEqualTo(stronger);
        }
    }

    @Test
    void oneRefusalAmongTheMembersRefusesForAllAndNothingSaidIsNoRegister() {
        Map<String, ConsentRegister> email = Map.of("news", register(GRANTED, 9), "calls", register(UNKNOWN, 1));
        Map<String, ConsentRegister> phone = Map.of("news", register(DENIED, 1), "calls", register(GRANTED, 1));

        assertThat(ConsentFold.fold(List.of(email, phone, Map.of())))
                .isEqualTo(Map.of("news", DENIED, "calls", GRANTED));
    }

    private static ConsentRegister register(ConsentState state, long at) {
        return new ConsentRegister(state, at);
    }
}
