package io.onefold.ingest.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.json.Fields;
import io.onefold.schemas.Details;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an app's SDK says of the app and the device it runs on, as properties of the touchpoint. It describes the circumstances and decides nothing, so
 * what is no text is left out, and a property of that name that the caller set stays.
 */
enum AppContext {
    APP_NAME("appName", "app.name"),
    APP_VERSION("appVersion", "app.version"),
    OS_NAME("osName", "os.name"),
    OS_VERSION("osVersion", "os.version"),
    DEVICE_MODEL("deviceModel", "device.model"),
    PUSH_TOKEN("pushToken", "device.token");

    private final String property;
    private final String path;

    AppContext(String property, String path) {
        this.property = property;
        this.path = path;
    }

    /** The touchpoint with what the call's context says. */
    static Touchpoint added(Touchpoint touchpoint, JsonNode context) {
        SortedMap<String, Value> properties = new TreeMap<>(touchpoint.details().properties());
        for (AppContext each : values()) {
            String text = Fields.textOrEmpty(Fields.at(context, each.path));
            if (!text.isEmpty()) properties.putIfAbsent(each.property, new Value.Text(text));
        }
        Details said = touchpoint.details();
        return touchpoint.withDetails(
                new Details(said.order(), said.call(), said.complaint(), said.answers(), properties));
    }
}
