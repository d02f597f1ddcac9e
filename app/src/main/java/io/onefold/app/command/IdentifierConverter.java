package io.onefold.app.command;

import io.onefold.schemas.Identifier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code NAMESPACE:VALUE}. The value may have colons of its own. */
final class IdentifierConverter implements ITypeConverter<Identifier> {
    @Override
    public Identifier convert(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1)
            throw new TypeConversionException("write NAMESPACE:VALUE, such as email:someone@example.com");
        return new Identifier(text.substring(0, colon), text.substring(colon + 1));
    }
}
