package io.onefold.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what to watch by its name in small letters. */
final class TailTopicConverter implements ITypeConverter<TailTopic> {
    @Override
    public TailTopic convert(String name) {
        return switch (name) {
            case "profiles" -> TailTopic.PROFILES;
            case "changes" -> TailTopic.CHANGES;
            case "segments" -> TailTopic.SEGMENTS;
            case "quarantine" -> TailTopic.QUARANTINE;
            case "console" -> TailTopic.CONSOLE;
            default ->
                throw new TypeConversionException("there are profiles, changes, segments, quarantine and console");
        };
    }
}
