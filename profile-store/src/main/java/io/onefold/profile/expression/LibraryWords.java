package io.onefold.profile.expression;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The library's messages, put into the words of those who write expressions. */
final class LibraryWords {
    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*)' \\(candidates: (.*)\\)", Pattern.DOTALL);
    private static final Pattern UNREADABLE =
            Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("%?\\w+");
    private static final Map<String, String> TYPES = Map.of(
            "int", "whole number",
            "double", "number",
            "string", "text",
            "bool", "yes or no",
            "dyn", "value",
            "map", "values by name");
    /** What people write who know other languages. */
    private static final Map<String, String> MEANT =
            Map.of("=", "Is it ==?", "and", "Is it &&?", "or", "Is it ||?", "not", "Is it !?", "<>", "Is it !=?");

    private LibraryWords() {}

    /** @param rest of the expression, from where the message points */
    static String of(String message, String rest) {
        Matcher noOverload = NO_OVERLOAD.matcher(message);
        if (noOverload.matches())
            return operator(noOverload.group(1)) + " does not take " + types(noOverload.group(2)) + ". It takes "
                    + types(noOverload.group(3)).replace(",(", " or (");
        if (message.contains("recursion limit"))
            return "too much within one another: at most " + Limits.NESTING + " levels. && and || may stand in a row";
        Matcher unreadable = UNREADABLE.matcher(message);
        String meant = meant(rest);
        if (unreadable.matches())
            return unreadable.group(1).equals("<EOF>")
                    ? "something is missing at the end"
                    : "not understood from here on: " + unreadable.group(1) + meant;
        if (message.startsWith("token recognition error")) return "not understood from here on" + meant;
        return message.startsWith("For input string") ? "a number that is too large" : message;
    }

    private static String meant(String rest) {
        return MEANT.entrySet().stream()
                .filter(each -> rest.regionMatches(
                        true, 0, each.getKey(), 0, each.getKey().length()))
                .map(each -> ". " + each.getValue())
                .collect(Collectors.joining());
    }

    private static String operator(String name) {
        if (name.equals(Functions.CHOICE)) return "? :";
        return name.replace("@", "").replace("_", "");
    }

    /** {@code (int, list(string))} as {@code (whole number, list(text))}. */
    private static String types(String types) {
        return TYPE.matcher(types).replaceAll(found -> {
            String name = found.group();
            return Matcher.quoteReplacement(name.startsWith("%") ? "anything" : TYPES.getOrDefault(name, name));
        });
    }
}
