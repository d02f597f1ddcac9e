package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Answers with a record as JSON: the field names are those of the record, an empty optional is null. */
public final class JsonRecord {
    private static final ObjectWriter JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(new Held()))
            .writer();

    private JsonRecord() {}

    /** Writes what is in an optional. */
    private static final class Held extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1L;

        Held() {
            super(Optional.class, true);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider how) throws IOException {
            if (value.isPresent()) how.defaultSerializeValue(value.get(), json);
            else json.writeNull();
        }
    }

    /** Answers with a record of texts, numbers, lists and further records. */
    public static void write(Context request, Record answer) {
        ConsoleAnswer.write(request, json -> JSON.writeValue(json, answer));
    }
}
