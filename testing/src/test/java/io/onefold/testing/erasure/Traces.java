package io.onefold.testing.erasure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Looks for a text in files and in all that is logged. */
final class Traces extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final Logger OWN = (Logger) LoggerFactory.getLogger("io.onefold");

    private final String text;
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();

    private Traces(String text) {
        this.text = text;
    }

    /** Hears all that is logged from now on, of Onefold's own in every detail. */
    static Traces of(String text) {
        Traces traces = new Traces(text);
        traces.start();
        ROOT.iteratorForAppenders().forEachRemaining(traces.others::add);
        traces.others.forEach(ROOT::detachAppender);
        ROOT.addAppender(traces);
        ROOT.setLevel(Level.INFO);
        OWN.setLevel(Level.TRACE);
        return traces;
    }

    /** From now on all is logged as before. */
    @Override
    public void close() {
        OWN.setLevel(null);
        ROOT.setLevel(Level.ERROR);
        ROOT.detachAppender(this);
        others.forEach(ROOT::addAppender);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String failure =
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        if ((event.getFormattedMessage() + failure).contains(text))
            logged.add(event.getLoggerName() + " " + event.getFormattedMessage());
    }

    /** What was logged that says it. */
    List<String> logged() {
        return List.copyOf(logged);
    }

    /** The files below a folder that say it. Files that go meanwhile say nothing. */
    List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.toList();
        } catch (java.io.UncheckedIOException e) {
            return files(folder);
        }
        for (Path file : files) {
            try {
                if (Files.isRegularFile(file)
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text))
                    found.add(file);
            } catch (NoSuchFileException e) {
                // Deleted meanwhile.
            }
        }
        return found;
    }

    boolean in(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }
}
