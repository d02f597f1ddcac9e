package io.onefold.identity.oracle;

import static io.onefold.identity.oracle.Commands.erase;
import static io.onefold.identity.oracle.Commands.must;
import static io.onefold.identity.oracle.Said.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.schemas.ProfileId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules 15 and 16. */
class NamingTest {
    @Test
    void theStrongestNamespaceNamesAProfileHoweverLateItCame() {
        Scene scene = new Scene().given(message("m1", 1, "email:a"), message("m2", 50, "member_id:9", "email:a"));
        String id = ProfileId.of(Keys.key("member_id:9"), Long.MIN_VALUE);

        assertThat(scene.result().profiles()).containsOnlyKeys(id);
        assertThat(scene.result().naming()).containsEntry(id, Keys.key("member_id:9"));
        assertThat(scene.result().index())
                .hasSize(2)
                .containsEntry(Keys.key("email:a"), id)
                .containsEntry(Keys.key("member_id:9"), id);
    }

    @Test
    void amongEquallyStrongOnesTheFirstSeenNamesItThenTheSmallerKey() {
        Scene older = new Scene().given(message("m1", 2, "email:a", "phone:1"), message("m2", 1, "email:b", "phone:1"));
        Scene same = new Scene().given(message("m1", 2, "email:a", "phone:1"), message("m2", 2, "email:b", "phone:1"));
        String smaller = Keys.key("email:a").compareTo(Keys.key("email:b")) < 0 ? "email:a" : "email:b";

        assertThat(older.result().naming().values()).containsExactly(Keys.key("email:b"));
        assertThat(same.result().naming().values()).containsExactly(Keys.key(smaller));
    }

    @Test
    void anErasedFirstTimeCountsAsJustAfterTheErasure() {
        Scene scene = new Scene()
                .given(
                        message("m0", 1, "email:b").copy(),
                        message("m1", 20, "email:a", "phone:1").copy(),
                        message("m2", 40, "email:b", "phone:1").copy(),
                        erase("email:b", 30));
        Scene earlier = new Scene()
                .given(
                        message("m0", 1, "email:b").copy(),
                        message("m1", 20, "email:a", "phone:1").copy(),
                        message("m2", 40, "email:b", "phone:1").copy(),
                        erase("email:b", 10));

        assertThat(scene.result().naming().values()).containsExactly(Keys.key("email:a"));
        assertThat(earlier.result().naming())
                .containsExactly(Map.entry(ProfileId.of(Keys.key("email:b"), 10), Keys.key("email:b")));
    }

    @Test
    void aPartThatAnchorsNoMessageHasNoProfileAndNoIndexEntry() {
        Scene scene = new Scene()
                .given(
                        message("m1", 10, "email:a", "phone:1", "device_id:x").copy(),
                        erase("email:a", 10),
                        must("phone:1", "device_id:x", 12));

        assertThat(scene.result().profiles()).isEmpty();
        assertThat(scene.result().index()).isEmpty();
        assertThat(scene.result().naming()).isEmpty();
    }
}
