package io.onefold.ingest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.connector.Kind;
import io.onefold.ingest.connector.Kinds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every kind of source against every clause. A kind joins by a line here and a {@link Contract} of its own. */
class ConnectorContractTest {
    private static final Map<String, Bench.Opening> SOURCES = new LinkedHashMap<>();

    static {
        SOURCES.put("files", FilesContract::new);
        SOURCES.put("sftp", SftpContract::new);
        SOURCES.put("postgresql", TablesContract::ofPostgresql);
        SOURCES.put("mysql", TablesContract::ofMysql);
        SOURCES.put("rest", RestContract::new);
        SOURCES.put("asterisk", ManagerContract::new);
        SOURCES.put("asterisk, from files", CdrContract::new);
        SOURCES.put("wechat", WeChatContract::new);
        SOURCES.put("meta", MetaContract::new);
        SOURCES.put("webhook", WebhookContract::new);
        SOURCES.put("tracking API", TrackingContract::new);
    }

    @TempDir
    private Path temporary;

    static Stream<Arguments> clauses() {
        return Arrays.stream(Clause.values())
                .flatMap(clause -> SOURCES.keySet().stream().map(source -> Arguments.of(clause, source)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("clauses")
    void everyConnectorKeepsTo(Clause clause, String source) throws Exception {
        try (Bench bench = new Bench(SOURCES.get(source), temporary)) {
            String meaningless = bench.first().meaningless().get(clause);
            Assumptions.assumeTrue(meaningless == null, () -> clause + ": " + source + ": " + meaningless);
            clause.hold(bench);
        }
    }

    @Test
    void everyKindIsHere() {
        List<String> kinds = Kinds.ALL.stream().map(Kind::name).toList();

        assertThat(SOURCES.keySet()).containsAll(kinds);
    }
}
