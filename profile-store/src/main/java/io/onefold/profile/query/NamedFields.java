package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import io.onefold.profile.subscription.FieldPaths;
import io.onefold.schemas.UnifiedProfile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's part of a profile as JSON: written as the query API writes it, with the sections that the subscriber's fields name and no
 * others. What was held back is not there, rather than zero. The id always is. Immutable.
 */
public final class NamedFields {
    private final TokenFilter filter;

    /** @param fields that the subscriber may have */
    public NamedFields(FieldPaths fields) {
        this.filter = new Named("", fields);
    }

    /** Writes one object; what is around it is the caller's. */
    public void write(JsonGenerator json, UnifiedProfile view) throws IOException {
        // Not to be closed: it has nothing of its own, and would close what it writes to.
        ProfileJson.write(new FilteringGeneratorDelegate(json, filter, Inclusion.INCLUDE_ALL_AND_PATH, true), view);
    }

    /** Lets through what paths name, and what holds something that they name. */
    private static final class Named extends TokenFilter {
        private final String within;
        private final FieldPaths fields;

        Named(String within, FieldPaths fields) {
            this.within = within;
            this.fields = fields;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            String path = within + name;
            if (path.equals("profileId") || fields.isNamed(path)) return INCLUDE_ALL;
            if (!fields.hasSome(path)) return null;
            return switch (path) {
                // What of these is not named is not in there.
                case "identifiers", "traits", "consents", "computed", "segments", "untold" -> INCLUDE_ALL;
                default -> new Named(path + ".", fields);
            };
        }

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
