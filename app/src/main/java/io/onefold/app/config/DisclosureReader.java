package io.onefold.app.config;

import io.onefold.identity.rules.DidYouMean;
import io.onefold.profile.subscription.Disclosure;
import io.onefold.profile.subscription.FieldClass;
import io.onefold.profile.subscription.FieldClasses;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.profile.subscription.KnownFields;
import io.onefold.profile.subscription.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads which fields a subscriber gets, and how they are masked. */
final class DisclosureReader {
    private final NodeReader reader;
    private final KnownFields known;
    private final FieldClasses classes;

    DisclosureReader(NodeReader reader, KnownFields known, FieldClasses classes) {
        this.reader = reader;
        this.known = known;
        this.classes = classes;
    }

    /** What a subscriber's description says; problems are noted. */
    Optional<Disclosure> read(NodeReader.Entry subscriber, @Nullable Located fields, @Nullable Located masks) {
        SortedMap<FieldClass, Mask> masked = masks(masks);
        if (fields == null) {
            reader.problem(
                    subscriber.at(),
                    subscriber.key() + " has no fields: write [] where it is to get ids and nothing else");
            return Optional.empty();
        }
        List<Located> named = reader.items(fields);
        List<String> paths = new ArrayList<>();
        for (Located each : named) paths.add(reader.text(each));
        Disclosure disclosure = new Disclosure(new FieldPaths(paths), masked, classes);
        for (Located each : named) check(each, disclosure);
        return Optional.of(disclosure);
    }

    private void check(Located at, Disclosure disclosure) {
        String path = reader.text(at);
        Optional<KnownFields.Unknown> unknown = known.problem(path);
        unknown.ifPresent(each -> reader.problem(
                at,
                "there is no " + each.what() + " in profiles." + DidYouMean.suggest(each.what(), each.known())
                        + " There are " + String.join(", ", each.known())));
        if (unknown.isPresent()) return;
        disclosure
                .classOf(path)
                .filter(of -> disclosure.mask(of) == Mask.DROP)
                .ifPresent(of -> reader.problem(
                        at,
                        path + " is of the class " + of.word() + ", of which nothing goes unless mask says "
                                + (of.takes(Mask.HASH) ? "hash, partial or clear" : "clear")));
    }

    private SortedMap<FieldClass, Mask> masks(@Nullable Located section) {
        SortedMap<FieldClass, Mask> masks = new TreeMap<>();
        if (section == null) return masks;
        for (NodeReader.Entry entry : reader.entries(section)) {
            Optional<FieldClass> of = fieldClass(reader, entry);
            Optional<Mask> mask = mask(entry.value());
            if (of.isEmpty() || mask.isEmpty()) continue;
            masks.put(of.get(), mask.get());
            if (!of.get().takes(mask.get()))
                reader.problem(
                        entry.value(),
                        of.get().word() + " is counts and amounts: drop or clear, not "
                                + mask.get().word());
        }
        return masks;
    }

    private Optional<Mask> mask(Located at) {
        String word = reader.text(at);
        Optional<Mask> mask = Mask.of(word);
        List<String> words = Arrays.stream(Mask.values()).map(Mask::word).toList();
        if (mask.isEmpty())
            reader.problem(
                    at,
                    word + " is no mask: one of " + String.join(", ", words) + "." + DidYouMean.suggest(word, words));
        return mask;
    }

    /** The class that a key names; a problem is noted. */
    static Optional<FieldClass> fieldClass(NodeReader reader, NodeReader.Entry entry) {
        Optional<FieldClass> found = FieldClass.of(entry.key());
        if (found.isEmpty())
            reader.unknown(
                    entry,
                    entry.key(),
                    Arrays.stream(FieldClass.values()).map(FieldClass::word).toList());
        return found;
    }
}
