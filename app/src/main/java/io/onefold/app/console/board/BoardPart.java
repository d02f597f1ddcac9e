package io.onefold.app.console.board;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.app.console.Console;
import io.onefold.app.console.ConsoleAnswer;
import io.onefold.app.console.JsonRecord;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the page of the board asks for. No personal data is in it. Thread-safe. */
public final class BoardPart implements Console.Part {
    private final Supplier<Optional<BoardKeeper>> keeper;

    /**
     * @param board empty until the first was counted
     * @param part of the next one that is counted; below 0 where none is under way
     */
    private record Answer(Optional<Board> board, double part, double falseWarnings, int weeks) {}

    private record Wanted(boolean wanted) {}

    /** @param keeper empty until it is started */
    public BoardPart(Supplier<Optional<BoardKeeper>> keeper) {
        this.keeper = keeper;
    }

    @Override
    public void addRoutes(JavalinConfig config) {
        config.routes.get(
                "/console/api/board",
                request -> with(request, found -> {
                    BoardKeeper.Progress progress = found.progress();
                    return new Answer(progress.latest(), progress.part(), Voices.FALSE_WARNINGS, Voices.WEEKS);
                }));
        config.routes.post(
                "/console/api/board/renew",
                request -> with(request, found -> {
                    found.renew();
                    return new Wanted(true);
                }));
    }

    private void with(Context request, Function<BoardKeeper, Record> answer) {
        Optional<BoardKeeper> found = keeper.get();
        if (found.isPresent()) JsonRecord.write(request, answer.apply(found.get()));
        else
            ConsoleAnswer.refuse(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting",
                    "the console is starting: try again in a moment");
    }
}
