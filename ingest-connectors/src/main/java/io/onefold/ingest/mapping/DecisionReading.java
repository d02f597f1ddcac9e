package io.onefold.ingest.mapping;

import static io.onefold.ingest.mapping.FieldText.text;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.SourceDefaults;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.QuarantineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the decisions of consent of one source's records, and those that each of its records stands for. */
final class DecisionReading {
    private final SortedMap<String, ConsentField> fields;
    private final TimeReading time;
    private final SourceDefaults defaults;

    DecisionReading(SortedMap<String, ConsentField> fields, TimeReading time, SourceDefaults defaults) {
        this.fields = fields;
        this.time = time;
        this.defaults = defaults;
    }

    List<ConsentDecision> read(Row row) throws Rejection {
        SortedMap<String, ConsentDecision> decisions = new TreeMap<>();
        for (Map.Entry<String, ConsentState> standing : defaults.consents().entrySet())
            decisions.put(
                    standing.getKey(),
                    new ConsentDecision(standing.getKey(), standing.getValue(), namespace(standing.getKey())));
        for (Map.Entry<String, ConsentField> entry : fields.entrySet()) {
            ConsentField field = entry.getValue();
            String told = text(row, field.field()).toLowerCase(Locale.ROOT);
            if (!told.isEmpty()) decisions.put(entry.getKey(), decision(row, entry.getKey(), field, told));
        }
        return new ArrayList<>(decisions.values());
    }

    private ConsentDecision decision(Row row, String purpose, ConsentField field, String told) throws Rejection {
        ConsentField.Terms terms = field.terms();
        return new ConsentDecision(
                purpose,
                state(purpose, field, told),
                namespace(purpose),
                expiresAt(row, purpose, terms.expires()),
                flag(row, purpose, "separate", terms.separate()),
                flag(row, purpose, "guardian", terms.guardian()),
                text(row, terms.proof()));
    }

    private String namespace(String purpose) {
        return defaults.consentNamespaces().getOrDefault(purpose, "");
    }

    private static ConsentState state(String purpose, ConsentField field, String told) throws Rejection {
        if (field.granted().contains(told)) return ConsentState.GRANTED;
        if (field.denied().contains(told)) return ConsentState.DENIED;
        throw new Rejection(
                QuarantineReason.WRONG_TYPE,
                "the decision on " + purpose
                        + " is none that the mapping knows; list its text under granted or denied");
    }

    private long expiresAt(Row row, String purpose, @Nullable Field expires) throws Rejection {
        String told = text(row, expires);
        return told.isEmpty()
                ? 0
                : Math.max(
                        1,
                        time.moment(told, "the end of the consent to " + purpose)
                                .toEpochMilli());
    }

    private static boolean flag(Row row, String purpose, String key, @Nullable Field field) throws Rejection {
        String told = text(row, field).toLowerCase(Locale.ROOT);
        if (ConsentField.YES.contains(told)) return true;
        if (told.isEmpty() || ConsentField.NO.contains(told)) return false;
        throw new Rejection(
                QuarantineReason.WRONG_TYPE,
                key + " of the decision on " + purpose + " is neither true nor false; map its texts with values");
    }
}
