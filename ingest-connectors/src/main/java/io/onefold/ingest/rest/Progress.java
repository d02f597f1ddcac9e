package io.onefold.ingest.rest;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.feed.Position;
import io.onefold.schemas.QuarantineReason;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a source is while it is read, page after page. */
final class Progress {
    private final RestSettings settings;
    private final Memory memory;
    private Place place;
    private Position position;
    private List<String> lastPage = List.of();

    /**
     * What a page does to it.
     *
     * @param newest the newest of the round with this page
     * @param names of its records, as the memory knows them
     */
    record Advance(Paging.Step step, String newest, List<String> names) {}

    /** @param stored where it was left; empty at the very first */
    Progress(RestSettings settings, Map<String, Object> stored) {
        this.settings = settings;
        this.memory = new Memory(settings.remember());
        this.place = Place.restore(stored, settings.configuration(), memory);
        this.position = place.position(settings.configuration(), memory);
    }

    /** What is asked for next. */
    URI address() {
        return settings.address(place);
    }

    /** Whether that is what a page led to. */
    boolean isLedTo() {
        return !place.page().isEmpty();
    }

    /** Where it is, with all pages before. */
    Position position() {
        return position;
    }

    /** Whether a record is none of those that were taken last. */
    boolean isNew(String name) {
        return !memory.knows(name);
    }

    /** Begins the round again. */
    void startOver() {
        place = new Place("", place.since(), "");
        lastPage = List.of();
    }

    /** What {@code page} would do; refused where that cannot be told, and nothing has changed then. */
    Advance judge(Page page, List<String> names, Instant now) throws Rejection {
        @Nullable Since since = settings.since();
        boolean isReached = since != null && since.isReached(page.records(), place.since());
        Paging.Step step = isReached ? Paging.Step.OVER : next(page);
        // A server that does not know the parameter answers with the first page for ever.
        boolean isNumbered = settings.paging() instanceof Paging.Numbers;
        if (isNumbered && !names.isEmpty() && names.equals(lastPage))
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    "the page holds the same records as the one before it; check rest.paging.parameter");
        return new Advance(step, since == null ? "" : since.newest(page.records(), place.newestOfAll(), now), names);
    }

    private Paging.Step next(Page page) throws Rejection {
        if (!page.body().isMissingNode()) return settings.paging().next(page, place.page());
        return isResumed() ? new Paging.Step(place.page(), true) : Paging.Step.OVER;
    }

    /** Moves on with a page; whether a pause comes before the next. */
    boolean moveOn(Advance page) {
        boolean isAnyNew = page.names().stream().anyMatch(this::isNew);
        // Without pages, what is newer than the newest of an answer is the next page.
        boolean isFurther = isAnyNew && !page.newest().equals(place.newestOfAll());
        boolean isMore = settings.paging() instanceof Paging.Whole && isFurther;
        memory.add(page.names());
        place = place.after(page.step(), page.newest());
        position = place.position(settings.configuration(), memory);
        lastPage = page.step().isEnd() ? List.of() : page.names();
        return page.step().isEnd() ? !isMore : isResumed() && !isAnyNew;
    }

    private boolean isResumed() {
        return settings.paging() instanceof Paging.Marks marks && marks.isResumed();
    }
}
