package io.onefold.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Source;
import io.onefold.ingest.plan.Plan;
import io.onefold.ingest.plan.PlanCheck;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AppContextTest {
    private static final Source APP = Source.of("mobile", Channel.APP, Set.of());
    private static final String CALL =
            "{'event':'Opened','userId':'u','properties':{'osName':'by hand','step':1},'context':{"
                    + "'app':{'name':'Shop','version':'3.1.0','build':'7'},'os':{'name':'HarmonyOS','version':'4.2'},"
                    + "'device':{'id':'d','advertisingId':'gaid','oaid':'oaid','model':'ALN-AL00','token':'push-1'},'locale':'zh-CN'}}";

    @Test
    void whatTheSdkTellsOfAppAndDeviceIsKeptUnlessTheCallerSaysOtherwise() {
        Touchpoint touchpoint = ReadCall.touchpoint(APP, Endpoint.TRACK, CALL);

        assertThat(touchpoint.details().properties())
                .isEqualTo(Map.of(
                        "step", new Value.Whole(1),
                        "osName", new Value.Text("by hand"),
                        "osVersion", new Value.Text("4.2"),
                        "appName", new Value.Text("Shop"),
                        "appVersion", new Value.Text("3.1.0"),
                        "deviceModel", new Value.Text("ALN-AL00"),
                        "pushToken", new Value.Text("push-1")));
        assertThat(touchpoint.identifiers())
                .containsExactly(
                        new Identifier("customer_id", "u"),
                        new Identifier("device_id", "d"),
                        new Identifier("device_id", "gaid"),
                        new Identifier("device_id", "oaid"));
        assertThat(touchpoint.context().locale()).isEqualTo("zh-CN");
    }

    @Test
    void anotherChannelAndWhatIsNoTextHaveNone() {
        assertThat(ReadCall.touchpoint(Endpoint.TRACK, CALL).details().properties())
                .containsOnlyKeys("step", "osName");
        assertThat(ReadCall.touchpoint(
                                APP,
                                Endpoint.TRACK,
                                "{'event':'x','userId':'u','context':{'app':[1],'os':{'version':4},'device':{'token':null}}}")
                        .details()
                        .properties())
                .isEmpty();
    }

    @Test
    void aPlanSaysNothingOfWhatTheSdkAdds() {
        Plan plan = new Plan(
                "1", Plan.Mode.BLOCK, false, new TreeMap<>(Map.of("Opened", new Plan.Event(new TreeMap<>(), null))));
        Source planned = APP.with(Optional.of(new PlanCheck(plan)));
        String call = CALL.replace("'osName':'by hand','step':1", "");

        Fate fate = ReadCall.fate(planned, Endpoint.TRACK, call);

        assertThat(fate)
                .isInstanceOfSatisfying(
                        Fate.Accepted.class,
                        accepted -> assertThat(accepted.touchpoint().details().properties())
                                .containsEntry("appVersion", new Value.Text("3.1.0")));
    }
}
