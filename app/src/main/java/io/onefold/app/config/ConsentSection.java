package io.onefold.app.config;

import io.onefold.app.config.ConsentKey.OfPurpose;
import io.onefold.profile.ConsentRules;
import io.onefold.profile.ConsentRules.Purpose;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads which grants of consent count. */
final class ConsentSection {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,99}");
    private static final int OLDEST_MINOR = 21;
    private static final int MOST_DAYS = 36_500;

    private final NodeReader reader;

    private ConsentSection(NodeReader reader) {
        this.reader = reader;
    }

    static ConsentRules read(RawConfiguration raw) {
        Located section = raw.section(Section.CONSENT);
        if (section == null) return ConsentRules.DEFAULT;
        ConsentSection consent = new ConsentSection(new NodeReader(raw));
        Map<String, Located> fields = consent.reader.fields(section, SectionKey.keys(ConsentKey.values()));
        Located purposes = fields.get(ConsentKey.PURPOSES.key());
        Located age = fields.get(ConsentKey.MINOR_AGE.key());
        return new ConsentRules(
                purposes == null ? ConsentRules.DEFAULT.purposes() : consent.purposes(purposes),
                age == null
                        ? ConsentRules.MINOR_AGE
                        : consent.number(ConsentKey.MINOR_AGE.key(), age, 0, OLDEST_MINOR, ConsentRules.MINOR_AGE));
    }

    private SortedMap<String, Purpose> purposes(Located section) {
        SortedMap<String, Purpose> purposes = new TreeMap<>();
        for (NodeReader.Entry entry : reader.entries(section)) {
            if (!NAME.matcher(entry.key()).matches())
                reader.problem(
                        entry.at(),
                        entry.key() + " is no name for a purpose: letters, digits, _, . and -, at most 100, a letter"
                                + " first");
            purposes.put(entry.key(), purpose(entry.value()));
        }
        return purposes;
    }

    private Purpose purpose(Located said) {
        // A name with nothing under it, as YAML has it, is a purpose without conditions.
        if (said.node() instanceof ScalarNode scalar && scalar.getValue().isEmpty()) return Purpose.ANY;
        Map<String, Located> fields = reader.fields(said, SectionKey.keys(OfPurpose.values()));
        Located separate = fields.get(OfPurpose.SEPARATE.key());
        Located namespace = fields.get(OfPurpose.NAMESPACE.key());
        Located days = fields.get(OfPurpose.VALID_DAYS.key());
        return new Purpose(
                separate != null && flag(separate),
                namespace == null ? "" : reader.text(namespace),
                days == null ? 0 : number(OfPurpose.VALID_DAYS.key(), days, 1, MOST_DAYS, 0));
    }

    private boolean flag(Located told) {
        String text = reader.text(told);
        if (!text.equals("true") && !text.equals("false")) reader.problem(told, "write true or false");
        return text.equals("true");
    }

    private int number(String key, Located told, int least, int most, int otherwise) {
        String text = reader.text(told);
        if (text.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        }
        reader.problem(told, key + " is a whole number from " + least + " to " + most);
        return otherwise;
    }
}
