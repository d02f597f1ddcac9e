package io.onefold.profile.sink;

import io.onefold.profile.expression.Nearest;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The columns of a table of profiles and what stands in them: a column a section, as {@code jsonb} of what the query API writes, and
 * those that somebody named. Immutable, thread-safe.
 */
public final class ProfileTable {
    /** The key's column. */
    public static final String KEY = "profile_id";

    /** The instant that a profile's windows of days end with. */
    public static final String AS_OF = "as_of";

    private static final Pattern COLUMN = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final String ID = "profileId";
    private static final String SHARED = "shared";

    private final SectionTexts texts;
    private final List<Section> sections;
    private final List<Own> own;

    private ProfileTable(FieldPaths fields, List<Section> sections, List<Own> own) {
        this.texts = new SectionTexts(fields);
        this.sections = List.copyOf(sections);
        this.own = List.copyOf(own);
    }

    private record Section(Column column, String name) {}

    private record Own(Column column, Function<UnifiedProfile, Optional<Value>> read) {}

    /**
     * The table that somebody asks for; what is wrong is added to the problems, and then the table is not to be used.
     *
     * @param fields as a subscriber's in subscribers.yaml; all of a profile where there are none
     * @param columns columns of their own: {@code PATH}, {@code PATH:TYPE}, {@code NAME=PATH} or {@code NAME=PATH:TYPE}
     */
    public static ProfileTable of(List<String> fields, List<String> columns, Collection<String> problems) {
        FieldPaths paths = new FieldPaths(fields);
        for (String each : fields)
            problem(each)
                    .ifPresent(unknown -> problems.add("fields: there is no " + unknown.what() + " in profiles."
                            + Nearest.question(unknown.what(), unknown.known())));
        Builder builder = new Builder(paths, problems);
        for (RecordComponent each : UnifiedProfile.class.getRecordComponents())
            if (!each.getName().equals(ID) && has(paths, each.getName())) builder.addSection(each);
        columns.forEach(builder::add);
        return new ProfileTable(paths, builder.sections, builder.own);
    }

    /** A table in the making. */
    private static final class Builder {
        private final FieldPaths fields;
        private final Collection<String> problems;
        private final List<Section> sections = new ArrayList<>();
        private final List<Own> own = new ArrayList<>();
        private final Set<String> taken = new HashSet<>(Set.of(KEY, AS_OF));

        Builder(FieldPaths fields, Collection<String> problems) {
            this.fields = fields;
            this.problems = problems;
        }

        void addSection(RecordComponent component) {
            String name = snake(component.getName());
            taken.add(name);
            SectionField.whole(component)
                    .ifPresentOrElse(
                            field -> own.add(
                                    new Own(new Column(name, field.type().orElse(ColumnType.TEXT)), field.read())),
                            () -> sections.add(new Section(new Column(name, ColumnType.JSONB), component.getName())));
        }

        void add(String written) {
            switch (NamedColumn.read(written)) {
                case NamedColumn.Wrong(String problem) -> wrong(written, problem);
                case NamedColumn.Right right -> add(written, right);
            }
        }

        private void add(String written, NamedColumn.Right column) {
            if (!fields.all().isEmpty() && !fields.isNamed(column.path()))
                wrong(written, "it is not among the fields, so it would always be empty");
            else if (!COLUMN.matcher(column.name()).matches())
                wrong(
                        written,
                        "no name for a column: " + column.name() + ". Give it one of a-z, 0-9 and _, such as city="
                                + column.path());
            else if (!taken.add(column.name()))
                wrong(
                        written,
                        "there is a column " + column.name() + " already; give this one another name, such as my_"
                                + column.name() + "=" + column.path());
            else
                own.add(new Own(
                        new Column(column.name(), column.type()), column.field().read()));
        }

        private void wrong(String written, String problem) {
            problems.add("columns: " + written + ": " + problem);
        }
    }

    /** All but the key's, in order. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        sections.forEach(each -> columns.add(each.column()));
        own.forEach(each -> columns.add(each.column()));
        columns.add(new Column(AS_OF, ColumnType.TIMESTAMPTZ));
        return columns;
    }

    /** Tells each cell of a profile's row that is not empty by its column's name, but for the key's and that of the instant. */
    public void tell(UnifiedProfile profile, BiConsumer<Column, Object> cell) {
        SortedMap<String, String> written = texts.of(profile);
        for (Section each : sections)
            Optional.ofNullable(written.get(each.name())).ifPresent(text -> cell.accept(each.column(), text));
        for (Own each : own)
            each.read()
                    .apply(profile)
                    .flatMap(value -> Cells.of(each.column().type(), value))
                    .ifPresent(value -> cell.accept(each.column(), value));
    }

    /** Names of the deployment's own are not known here; subscribers.yaml, where fields are from, is checked for them. */
    private static Optional<KnownFields.Unknown> problem(String field) {
        String name = field.substring(field.indexOf('.') + 1);
        int dot = name.indexOf('.');
        Set<String> any =
                name.isEmpty() ? Set.of() : new HashSet<>(List.of(name, dot > 0 ? name.substring(0, dot) : name));
        return new KnownFields(Set.of(), any, any).problem(field);
    }

    private static boolean has(FieldPaths fields, String section) {
        return fields.all().isEmpty() || (!section.equals(SHARED) && fields.hasSome(section));
    }

    /** {@code purchases_last_order_at} for {@code purchases.lastOrderAt}. */
    static String snake(String path) {
        return CAPITAL.matcher(path.replace('.', '_')).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
