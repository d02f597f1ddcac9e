package io.onefold.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * From which level on loggers of this process log. What others than Onefold and Kafka tell below INFO may hold what customers sent, so
 * that cannot be switched on. Thread-safe.
 */
public final class LogLevels {
    private static final Map<String, Level> FINEST = Map.of("io.onefold", Level.TRACE, "org.apache.kafka", Level.DEBUG);
    private static final List<String> NAMES = List.of("trace", "debug", "info", "warn", "error", "off");

    /** Why a level is not set, in words. */
    public static final class RefusedLevelException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedLevelException(String message) {
            super(message);
        }
    }

    /** The loggers that have a level of their own, with it. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> levels = new TreeMap<>();
        for (Logger each : context().getLoggerList())
            if (each.getLevel() != null) levels.put(each.getName(), name(each.getLevel()));
        return levels;
    }

    /** The level that a logger logs from, its own or that of the nearest above it; empty where there is no such logger, nor one below it. */
    public Optional<String> level(String logger) {
        return known(logger) ? Optional.of(name(context().getLogger(logger).getEffectiveLevel())) : Optional.empty();
    }

    /**
     * Sets a level, until the process ends.
     *
     * @param level {@code trace} to {@code off}, or {@code inherit} for that of the nearest above it
     */
    public void set(String logger, String level) throws RefusedLevelException {
        if (!known(logger)) throw new RefusedLevelException("there is no logger of this name, nor one below it");
        boolean root = logger.equals(Logger.ROOT_LOGGER_NAME);
        if (level.equals("inherit") && !root) {
            context().getLogger(logger).setLevel(null);
            return;
        }
        if (!NAMES.contains(level))
            throw new RefusedLevelException(
                    "write one of " + String.join(", ", NAMES) + (root ? "" : ", inherit") + " as level");
        Level wanted = Level.toLevel(level);
        if (wanted.levelInt < finest(logger).levelInt)
            throw new RefusedLevelException("the finest level of this logger is " + name(finest(logger))
                    + ", since what it tells below may hold what customers sent");
        context().getLogger(logger).setLevel(wanted);
    }

    private static Level finest(String logger) {
        return FINEST.entrySet().stream()
                .filter(each -> logger.equals(each.getKey()) || logger.startsWith(each.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Level.INFO);
    }

    /** Asking for a logger makes it, for ever; so only for those that are there, and what is above them. */
    private static boolean known(String logger) {
        return context().exists(logger) != null
                || context().getLoggerList().stream()
                        .anyMatch(each -> each.getName().startsWith(logger + "."));
    }

    private static String name(Level level) {
        return level.toString().toLowerCase(Locale.ROOT);
    }

    private static LoggerContext context() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext context) return context;
        throw new IllegalStateException(
                "logging is done by " + factory.getClass().getName() + ", not by logback");
    }
}
