package io.onefold.app.command;

import io.onefold.app.config.InvalidConfigurationException;
import io.onefold.app.identity.UnusableIdentityException;
import io.onefold.app.local.LocalStartException;
import io.onefold.app.up.StageException;
import io.onefold.ingest.description.InvalidDescriptionException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a message that says what to do; a stack trace only for what nobody foresaw. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case InvalidConfigurationException e -> {
                err.println("The configuration cannot be used:");
                e.problems().forEach(problem -> err.println("  " + problem));
                yield ExitCode.USAGE;
            }
            case InvalidDescriptionException e -> {
                err.println("The description cannot be used:");
                e.problems().forEach(problem -> err.println("  " + problem));
                yield ExitCode.USAGE;
            }
            case Refusal e -> {
                err.println(e.getMessage());
                yield e.exitCode();
            }
            case LocalStartException e -> failed(err, e);
            case StageException e -> failed(err, e);
            case UnusableIdentityException e -> failed(err, e);
            default -> {
                failure.printStackTrace(err);
                yield ExitCode.FAILED;
            }
        };
    }

    private static int failed(PrintWriter err, Exception failure) {
        err.println(failure.getMessage());
        return ExitCode.FAILED;
    }
}
