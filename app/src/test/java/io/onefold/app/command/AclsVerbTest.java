package io.onefold.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AclsVerbTest {
    private final StringWriter said = new StringWriter();

    @Test
    void commandsAreForTheConfiguredBrokersAndPrefix() {
        int code = run(
                "--principal",
                "User:till",
                "--for",
                "producer",
                "--bootstrap",
                "b:9092",
                "--set",
                "topics.prefix=shop.");

        assertThat(code).isZero();
        assertThat(said.toString().lines())
                .hasSize(7)
                .contains(
                        "kafka-acls.sh --bootstrap-server b:9092 --add --allow-principal 'User:till' --operation Write"
                                + " --operation Describe --topic shop.touchpoints.web --resource-pattern-type literal");
    }

    @Test
    void aSubscriberIsNamedAndReadsByGroupsOfItsOwn() {
        assertThat(run("--principal", "User:mail", "--for", "subscriber")).isEqualTo(2);
        assertThat(run("--principal", "User:mail", "--for", "subscriber", "--subscriber", "newsletter"))
                .isZero();

        assertThat(said.toString())
                .contains("--topic subscriber.newsletter", "--group mail --resource-pattern-type prefixed")
                .contains("--for subscriber needs --subscriber NAME");
    }

    @Test
    void whatIsNoPrincipalIsRefused() {
        assertThat(run("--principal", "till")).isEqualTo(2);
        assertThat(run("--principal", "User:a' && b")).isEqualTo(2);
    }

    private int run(String... words) {
        PrintWriter out = new PrintWriter(said, true);
        List<String> all = new ArrayList<>(List.of("acls"));
        all.addAll(List.of(words));
        return OnefoldCommand.commandLine().setOut(out).setErr(out).execute(all.toArray(String[]::new));
    }
}
