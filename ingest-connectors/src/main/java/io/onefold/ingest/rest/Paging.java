package io.onefold.ingest.rest;

import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one page leads to the next. A page is known by a text: its number, a cursor, or its path and query; the first by none. */
sealed interface Paging {
    /**
     * Where a page leads.
     *
     * @param page to be asked for next
     * @param isEnd whether there is nothing more for now, so that a pause comes first
     */
    record Step(String page, boolean isEnd) {
        /** The end, after which it begins with the first page again. */
        static final Step OVER = new Step("", true);
    }

    /** Everything is on one page. */
    record Whole() implements Paging {}

    /**
     * Pages, or their first records, have numbers.
     *
     * @param step from one page to the next, or 0: as many as there were records
     * @param size of a full page; 0 where that is not known, so that an empty one is the last
     */
    record Numbers(String parameter, long start, int step, int size, Signal signal) implements Paging {}

    /**
     * A page names the next.
     *
     * @param parameter that takes what it names; null where that is an address
     * @param first parameters of the first request alone
     * @param isResumed whether the last page names one where what is new will be found
     */
    record Marks(Mark mark, @Nullable String parameter, List<Parameter> first, boolean isResumed, Signal signal)
            implements Paging {
        public Marks {
            first = List.copyOf(first);
        }
    }

    /** Where {@code page}, which is known as {@code current}, leads. */
    default Step next(Page page, String current) throws Rejection {
        return switch (this) {
            case Whole whole -> Step.OVER;
            case Numbers numbers -> numbered(numbers, page, current);
            case Marks marks -> marked(marks, page, current);
        };
    }

    /** The parameters that ask for a page; its path and query stand for themselves. */
    default List<Parameter> parameters(String page) {
        return switch (this) {
            case Whole whole -> List.of();
            case Numbers numbers ->
                List.of(new Parameter(numbers.parameter(), page.isEmpty() ? String.valueOf(numbers.start()) : page));
            case Marks marks when page.isEmpty() -> marks.first();
            case Marks marks -> marks.parameter() == null ? List.of() : List.of(new Parameter(marks.parameter(), page));
        };
    }

    /** Whether the text of a page is its path and query. */
    default boolean isAddressed() {
        return this instanceof Marks marks && marks.parameter() == null;
    }

    private static Step numbered(Numbers numbers, Page page, String current) throws Rejection {
        int records = page.records().size();
        boolean isEnd = switch (numbers.signal().of(page.body())) {
            case END -> true;
            case MORE -> records == 0;
            case NOTHING -> records == 0 || records < numbers.size();
        };
        if (isEnd) return Step.OVER;
        long number = current.isEmpty() ? numbers.start() : Long.parseLong(current);
        return new Step(String.valueOf(number + (numbers.step() == 0 ? records : numbers.step())), false);
    }

    private static Step marked(Marks marks, Page page, String current) throws Rejection {
        String text = marks.mark().text(page);
        String next = text.isEmpty() || marks.parameter() != null ? text : page.within(text);
        boolean leadsOn = !next.isEmpty() && !next.equals(current);
        boolean isEnd = switch (marks.signal().of(page.body())) {
            case END -> true;
            case MORE -> false;
            case NOTHING -> !leadsOn || (marks.isResumed() && page.records().isEmpty());
        };
        if (!isEnd && !leadsOn)
            throw new Rejection(
                    QuarantineReason.MISSING_FIELD,
                    "the page says that there are more, but not where; check rest.paging");
        if (marks.isResumed()) return new Step(next.isEmpty() ? current : next, isEnd);
        return isEnd ? Step.OVER : new Step(next, false);
    }
}
