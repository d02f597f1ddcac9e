package io.onefold.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one person's profile. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Shows the profile that an identifier belongs to, or that an id once had.")
final class ProfileCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Mixin
    private final ConfigurationOptions options = new ConfigurationOptions();

    @Parameters(
            paramLabel = "IDENTIFIER",
            description = "NAMESPACE:VALUE, such as email:someone@example.com, or a profile id.")
    private String identifier = "";

    @Option(names = "--timeline", description = "Its messages instead, the newest first.")
    private boolean timeline;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "As it would be if only what happened up to this time were known, such as 2026-01-31T16:00:00Z.")
    private @Nullable Instant asOf;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        if (timeline && asOf != null)
            throw new ParameterException(spec.commandLine(), "Give --timeline or --as-of: a timeline is no profile.");
        try (ApiClient api = new ApiClient(options.read().servers().apiUrl())) {
            HttpResponse<String> answer = api.get(path());
            if (timeline && answer.statusCode() == 200 && identifier.contains(":")) {
                String id = MAPPER.readTree(answer.body()).path("profileId").asText();
                answer = api.get("/v1/profiles/" + ApiClient.segment(id) + "/timeline");
            }
            String pretty = pretty(answer.body());
            if (answer.statusCode() == 200) spec.commandLine().getOut().println(pretty);
            else spec.commandLine().getErr().println(pretty);
            return answer.statusCode() == 200 ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private String path() {
        int colon = identifier.indexOf(':');
        if (colon < 0) return "/v1/profiles/" + ApiClient.segment(identifier) + (timeline ? "/timeline" : when());
        return "/v1/profiles/by/" + ApiClient.segment(identifier.substring(0, colon)) + "/"
                + ApiClient.segment(identifier.substring(colon + 1)) + when();
    }

    private String when() {
        return asOf == null ? "" : "?asOf=" + asOf.toEpochMilli();
    }

    private static String pretty(String body) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
