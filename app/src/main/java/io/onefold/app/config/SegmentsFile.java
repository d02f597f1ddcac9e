package io.onefold.app.config;

import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Expression;
import io.onefold.profile.expression.ExpressionProblem;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads segments.yaml: names, and under each a description and, under {@code where}, who is in it. */
public final class SegmentsFile {
    private static final String SEGMENTS = "segments";
    private static final String DESCRIPTION = "description";
    private static final String WHERE = "where";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    private final RawConfiguration found = new RawConfiguration();
    private final NodeReader reader = new NodeReader(found);
    private final Expressions expressions;

    private SegmentsFile(Expressions expressions) {
        this.expressions = expressions;
    }

    /**
     * The segments of a file.
     *
     * @param name of the file, for messages
     * @throws InvalidConfigurationException with all problems, each with its line
     */
    public static Segments read(String name, String yaml, Expressions expressions) {
        SegmentsFile file = new SegmentsFile(expressions);
        List<Segment> segments = file.segments(name, yaml);
        if (!file.found.problems().isEmpty()) throw new InvalidConfigurationException(file.found.problems());
        return new Segments(segments);
    }

    private List<Segment> segments(String name, String yaml) {
        List<Segment> segments = new ArrayList<>();
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) return segments;
            Located section =
                    reader.fields(new Located(name, root), List.of(SEGMENTS)).get(SEGMENTS);
            if (section == null) return segments;
            for (NodeReader.Entry entry : reader.entries(section))
                segment(entry).ifPresent(segments::add);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            found.problem(name + ":" + line, "not readable as YAML: " + e.getProblem());
        }
        return segments;
    }

    private Optional<Segment> segment(NodeReader.Entry entry) {
        if (!NAME.matcher(entry.key()).matches())
            reader.problem(
                    entry.at(),
                    entry.key()
                            + " is no name for a segment: small letters, digits, - and _, at most 63, a letter first");
        Map<String, Located> fields = reader.fields(entry.value(), List.of(DESCRIPTION, WHERE));
        Located where = fields.get(WHERE);
        if (where == null) {
            reader.problem(entry.at(), entry.key() + " has no where: an expression that says who is in it");
            return Optional.empty();
        }
        Located description = fields.get(DESCRIPTION);
        return condition(entry.key(), where)
                .map(condition ->
                        new Segment(entry.key(), description == null ? "" : reader.text(description), condition));
    }

    private Optional<Expression> condition(String segment, Located where) {
        return switch (expressions.condition(reader.text(where))) {
            case Compilation.Compiled(Expression expression) -> Optional.of(expression);
            case Compilation.Refused(List<ExpressionProblem> problems) -> {
                for (ExpressionProblem problem : problems) reader.problem(where, segment + ": " + problem);
                yield Optional.empty();
            }
        };
    }
}
