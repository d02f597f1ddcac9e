package io.onefold.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.IdentityCommandRequest;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which profiles a command touches as they are now, and what it would do to them. */
final class DryRun {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiClient api;
    private final PrintWriter out;

    DryRun(ApiClient api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    /** @throws Refusal where the query API cannot say */
    void tell(Action action, IdentityCommandRequest request) throws InterruptedException {
        List<Identifier> identifiers = new ArrayList<>(List.of(request.target()));
        if (request.other() != null) identifiers.add(request.other());
        List<Optional<String>> profiles = new ArrayList<>();
        for (Identifier identifier : identifiers) profiles.add(profile(identifier));
        out.println(effect(action, request.at(), profiles));
        out.println("Nothing was sent.");
    }

    private Optional<String> profile(Identifier identifier) throws InterruptedException {
        HttpResponse<String> answer = api.get("/v1/profiles/by/" + ApiClient.segment(identifier.namespace()) + "/"
                + ApiClient.segment(identifier.value()));
        String named = identifier.namespace() + ":" + identifier.value();
        JsonNode body = json(answer);
        if (answer.statusCode() == 404 || answer.statusCode() == 410) {
            out.println(named + " is in no profile");
            return Optional.empty();
        }
        if (answer.statusCode() != 200)
            throw new Refusal(
                    ExitCode.FAILED,
                    "The query API answers " + answer.statusCode() + ": "
                            + body.path("message").asText());
        String id = body.path("profileId").asText();
        long identifiers = body.path("identifierCount").asLong();
        out.println(named + " is in profile " + id + ", one of " + identifiers + " identifiers");
        return Optional.of(id);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new Refusal(ExitCode.FAILED, "What answers " + answer.statusCode() + " is no query API.");
        }
    }

    /**
     * What the command would do.
     *
     * @param profiles of its identifiers, in their order; empty for one that is in none
     */
    static String effect(Action action, long at, List<Optional<String>> profiles) {
        boolean none = profiles.stream().allMatch(Optional::isEmpty);
        boolean together =
                profiles.getFirst().isPresent() && profiles.getFirst().equals(profiles.getLast());
        return switch (action) {
            case ERASE -> "Would erase what was seen with the identifier " + until(at) + ".";
            case ERASE_PERSON ->
                none
                        ? "Would erase the identifier alone " + until(at) + ", since it is in no profile."
                        : "Would erase what was seen with every identifier of the profile " + until(at) + ".";
            case UNLINK ->
                together
                        ? "Would forget the links of the two; one leaves the profile if nothing else holds them together."
                        : "Would forget the links of the two; they are not in one profile.";
            case MUST_LINK ->
                together
                        ? "Would keep the two together; they are in one profile already."
                        : "Would put the two into one profile, with all that belongs to each.";
            case NEVER_LINK ->
                together
                        ? "Would keep the two apart; one leaves the profile."
                        : "Would keep the two apart; they are not in one profile now.";
            case RESET_PAIR -> "Would take back must-link or separate of the two; what was observed decides again.";
            case BLOCK -> "Would let the identifier link nobody; what it alone held together comes apart.";
            case UNBLOCK -> "Would let the identifier link again, unless the rules block it.";
        };
    }

    private static String until(long at) {
        return at == IdentityCommand.FOR_EVER
                ? "so far, and whatever comes later"
                : "up to " + Instant.ofEpochMilli(at);
    }
}
