package io.onefold.app.command;

import io.onefold.schemas.Channel;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a channel by its name in topics. */
final class ChannelConverter implements ITypeConverter<Channel> {
    @Override
    public Channel convert(String label) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there are "
                        + Arrays.stream(Channel.values()).map(Channel::label).collect(Collectors.joining(", "))));
    }
}
