package io.onefold.testing.cluster;

import io.onefold.schemas.avro.UnifiedProfile;
import io.onefold.testing.process.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.compiler.specific.SpecificCompiler;
import org.apache.avro.compiler.specific.SpecificCompiler.FieldVisibility;
import org.apache.avro.generic.GenericData.StringType;

/** The product as a later release may be: the record of a profile has one field more, which is in its schema and in what is written. */
final class NewerRelease {
    private static final String FIELD = "addedByANewerRelease";
    private static final String JAR = "onefold-schemas-";

    private NewerRelease() {}

    /** Names what is missing to build it; empty where nothing is. */
    static String lacks() {
        try {
            Class.forName(
                    "org.apache.avro.compiler.specific.SpecificCompiler", false, NewerRelease.class.getClassLoader());
            return ToolProvider.getSystemJavaCompiler() == null ? "this Java has no compiler" : "";
        } catch (ClassNotFoundException e) {
            return "avro-compiler is not on the class path: mvn verify -Pfaults has it";
        }
    }

    /**
     * Builds it.
     *
     * @return its folder, as the build makes the present one
     */
    static Path build(Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("newer"));
        Path present = Distribution.home();
        try (Stream<Path> parts = Files.list(present)) {
            for (Path part : parts.toList()) {
                String name = part.getFileName().toString();
                if (name.equals("lib") || name.endsWith(".jsa")) continue;
                // The launcher looks for its jars beside itself, wherever a link leads.
                if (name.equals("onefold")) Files.copy(part, home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                else Files.createSymbolicLink(home.resolve(name), part);
            }
        }
        Path lib = Files.createDirectory(home.resolve("lib"));
        try (Stream<Path> jars = Files.list(present.resolve("lib"))) {
            for (Path jar : jars.toList()) {
                Path there = lib.resolve(jar.getFileName().toString());
                if (jar.getFileName().toString().startsWith(JAR)) Files.copy(jar, there);
                else Files.createSymbolicLink(there, jar);
                if (jar.getFileName().toString().startsWith(JAR)) addField(there, folder.resolve("newer-classes"));
            }
        }
        return home;
    }

    private static void addField(Path jar, Path work) throws IOException {
        Path sources = Files.createDirectories(work.resolve("sources"));
        SpecificCompiler compiler = new SpecificCompiler(schema());
        compiler.setStringType(StringType.String);
        compiler.setFieldVisibility(FieldVisibility.PRIVATE);
        compiler.compileToDestination(null, sources.toFile());
        Path source = sources.resolve(UnifiedProfile.class.getName().replace('.', '/') + ".java");
        Files.writeString(source, withFormerConstructor(Files.readString(source)));
        Path classes = Files.createDirectories(work.resolve("classes"));
        compile(source, classes, jar);
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> made = Files.walk(classes)) {
            for (Path each : made.filter(Files::isRegularFile).toList())
                Files.copy(
                        each, inside.getPath(classes.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Schema schema() {
        Schema present = UnifiedProfile.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field each : present.getFields()) fields.add(new Schema.Field(each, each.schema()));
        Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
        fields.add(
                new Schema.Field(FIELD, optional, "What only a newer release knows.", Schema.Field.NULL_DEFAULT_VALUE));
        Schema newer = Schema.createRecord(present.getName(), present.getDoc(), present.getNamespace(), false, fields);
        present.getObjectProps().forEach(newer::addProp);
        return newer;
    }

    /** Whoever makes a profile knows nothing of the field: it is null then. */
    private static String withFormerConstructor(String source) {
        Matcher whole = Pattern.compile("public UnifiedProfile\\(([^)]+), java\\.lang\\.String " + FIELD + "\\) \\{")
                .matcher(source);
        if (!whole.find()) throw new IllegalStateException("the generated class has no constructor of all fields");
        String parameters = whole.group(1);
        String names = Arrays.stream(parameters.split(",(?![^<]*>)"))
                .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
                .collect(Collectors.joining(", "));
        String former = "public UnifiedProfile(" + parameters + ") { this(" + names + ", null); }\n\n  ";
        return new StringBuilder(source).insert(whole.start(), former).toString();
    }

    private static void compile(Path source, Path classes, Path jar) throws IOException {
        String path;
        try (Stream<Path> jars = Files.list(Distribution.home().resolve("lib"))) {
            path = Stream.concat(Stream.of(jar), jars)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-nowarn",
                        "-proc:none",
                        "--release",
                        "21",
                        "-cp",
                        path,
                        "-d",
                        classes.toString(),
                        source.toString());
        if (code != 0)
            throw new IllegalStateException(
                    "the newer release does not compile: " + said.toString(StandardCharsets.UTF_8));
    }
}
