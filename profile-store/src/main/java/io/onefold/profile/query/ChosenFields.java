package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which fields of a profile are answered. The id always is. Immutable. */
final class ChosenFields {
    /** The whole profile. */
    static final ChosenFields ALL = new ChosenFields(Optional.empty());

    static final int MOST = 100;

    private static final FieldShape PROFILE = FieldShape.of(UnifiedProfile.class);
    private static final String ID = "profileId";

    private final Optional<TokenFilter> filter;

    private ChosenFields(Optional<TokenFilter> filter) {
        this.filter = filter;
    }

    /** Those that are named; problems are added to those there are. */
    static ChosenFields of(List<String> names, Problems problems) {
        if (names.size() > MOST) {
            problems.add(Refusal.UNKNOWN_FIELD, "fields names more than " + MOST + "; name whole sections instead");
            return ALL;
        }
        for (String name : names)
            PROFILE.problem(name, "").ifPresent(problem -> problems.add(Refusal.UNKNOWN_FIELD, "fields: " + problem));
        List<String> paths = new ArrayList<>(names);
        paths.add(ID);
        return new ChosenFields(Optional.of(new Paths(PROFILE, paths)));
    }

    /** Writes one object with what is chosen; what is around it is the caller's. */
    void write(JsonGenerator json, UnifiedProfile profile) throws IOException {
        ProfileJson.write(filter.isEmpty() ? json : chosen(json, filter.get()), profile);
    }

    /** Not to be closed: it has nothing of its own, and would close what it writes to. */
    private static JsonGenerator chosen(JsonGenerator json, TokenFilter filter) {
        return new FilteringGeneratorDelegate(json, filter, Inclusion.INCLUDE_ALL_AND_PATH, true);
    }

    /** Lets through what one of the paths names, while it is written. */
    private static final class Paths extends TokenFilter {
        private final FieldShape shape;
        private final List<String> paths;

        Paths(FieldShape shape, List<String> paths) {
            this.shape = shape;
            this.paths = paths;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            if (paths.contains(name)) return INCLUDE_ALL;
            Optional<FieldShape> child = shape.child(name);
            if (child.isEmpty()) return null;
            List<String> rests = paths.stream()
                    .filter(path -> path.startsWith(name + "."))
                    .map(path -> path.substring(name.length() + 1))
                    .filter(rest -> child.get().problem(rest, name).isEmpty())
                    .toList();
            return rests.isEmpty() ? null : new Paths(child.get(), rests);
        }

        /** A section that was asked for is there, also where it has nothing of what was asked for. */
        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }
}
