package io.onefold.testing.installation;

import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A Java file of the documentation, compiled with what the tests see. */
public record CompiledExample(Path classes, String name) {
    /** Compiles into a folder of its own below one. */
    public static CompiledExample of(Path source, Path folder) throws Exception {
        Path classes = Files.createTempDirectory(folder, "classes");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-Xlint:all", "-Werror", "-d", classes.toString(), source.toString());
        if (code != 0) throw new IllegalStateException(source + " does not compile");
        return new CompiledExample(classes, String.valueOf(source.getFileName()).replace(".java", ""));
    }

    /** Runs it in this process. */
    public void run(String... arguments) throws Exception {
        URL[] places = {URI.create(classes.toUri().toString()).toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, CompiledExample.class.getClassLoader())) {
            Method main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments);
        }
    }
}
