package io.onefold.app.command;

import io.onefold.app.config.Configuration;
import io.onefold.app.rights.Right;
import io.onefold.app.rights.Rights;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows how rights on the brokers are given; changes nothing. */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description =
                "Prints the kafka-acls.sh commands that give somebody the least rights that are needed (docs/security.md). It runs none of them.")
final class AclsCommand implements Callable<Integer> {
    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--principal",
            required = true,
            paramLabel = "TYPE:NAME",
            description = "Who gets them, such as User:onefold.")
    private String principal = "";

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            description =
                    "application (the default): Onefold itself. producer: sends touchpoints. steward: sends commands. reader: reads what is published. subscriber: reads --subscriber's topic.")
    private Whom whom = Whom.application;

    @Option(names = "--subscriber", paramLabel = "NAME", description = "The subscriber, where rights are for one.")
    private String subscriber = "";

    @Option(
            names = "--group",
            paramLabel = "START",
            description = "What a reader's consumer groups begin with (default: its name, of the principal).")
    private String group = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** As they are written on the command line. */
    @SuppressWarnings("MemberName")
    private enum Whom {
        application,
        producer,
        steward,
        reader,
        subscriber
    }

    @Override
    public Integer call() {
        Configuration configuration = options.read();
        if (!principal.matches("[A-Za-z]+:[^'\\s][^'\\n]*"))
            throw new ParameterException(
                    spec.commandLine(), "--principal is TYPE:NAME, such as User:onefold, not " + principal);
        String prefix = configuration.topics().topics().prefix();
        PrintWriter out = spec.commandLine().getOut();
        int generation = configuration.topics().topics().generation();
        Rights.commands(configuration.servers().bootstrap(), prefix, principal, rights(generation))
                .forEach(out::println);
        out.flush();
        return ExitCode.OK;
    }

    private List<Right> rights(int generation) {
        String groups = group.isEmpty() ? principal.substring(principal.indexOf(':') + 1) : group;
        return switch (whom) {
            case application -> Rights.application(generation);
            case producer -> Rights.producer();
            case steward -> Rights.steward();
            case reader -> Rights.reader(groups);
            case subscriber -> Rights.subscriber(named(), groups);
        };
    }

    private String named() {
        if (subscriber.isEmpty())
            throw new ParameterException(spec.commandLine(), "--for subscriber needs --subscriber NAME");
        return subscriber;
    }
}
