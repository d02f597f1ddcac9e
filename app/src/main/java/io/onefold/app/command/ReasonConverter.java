package io.onefold.app.command;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.schemas.QuarantineReason;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reason by its code, such as {@code no-identifier}. */
final class ReasonConverter implements ITypeConverter<QuarantineReason> {
    @Override
    public QuarantineReason convert(String code) {
        List<String> codes = Arrays.stream(QuarantineReason.values())
                .map(QuarantineReason::code)
                .toList();
        return Arrays.stream(QuarantineReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("no such reason." + DidYouMean.suggest(code, codes)
                        + " There are: " + String.join(", ", codes)));
    }
}
