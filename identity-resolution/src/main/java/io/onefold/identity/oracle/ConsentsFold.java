package io.onefold.identity.oracle;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.UnifiedProfile.Consent;
import io.onefold.schemas.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What holds of each purpose at the as-of time. */
record ConsentsFold(ConsentSpec spec, long asOf) {
    /**
     * The consents of a part.
     *
     * @param registers those of each member, by purpose
     * @param age of the person, as the computed trait has it; null where it cannot be told
     */
    SortedMap<String, Consent> of(List<Map<String, Decided>> registers, @Nullable Value age) {
        SortedMap<String, List<Decided>> byPurpose = new TreeMap<>();
        for (Map<String, Decided> member : registers)
            member.forEach((purpose, decided) -> byPurpose
                    .computeIfAbsent(purpose, name -> new ArrayList<>())
                    .add(decided));
        boolean minor = age instanceof Value.Whole(long years) && years < spec.minorAge();
        SortedMap<String, Consent> consents = new TreeMap<>();
        byPurpose.forEach((purpose, said) -> consents.put(purpose, of(purpose, said, minor)));
        return consents;
    }

    private Consent of(String purpose, List<Decided> said, boolean minor) {
        List<Decided> denied = said.stream()
                .filter(each -> each.state() == ConsentState.DENIED)
                .toList();
        if (!denied.isEmpty()) return published(purpose, latest(denied), ConsentState.DENIED, "");
        List<Decided> granted = said.stream()
                .filter(each -> each.state() == ConsentState.GRANTED)
                .filter(each -> objection(purpose, each, minor).isEmpty())
                .toList();
        if (!granted.isEmpty()) return published(purpose, latest(granted), ConsentState.GRANTED, "");
        Decided latest = latest(said);
        String why = latest.state() == ConsentState.GRANTED ? objection(purpose, latest, minor) : "";
        return published(purpose, latest, ConsentState.UNKNOWN, why);
    }

    private static Decided latest(List<Decided> said) {
        return said.stream().reduce(Decided::later).orElseThrow();
    }

    private String objection(String purpose, Decided grant, boolean minor) {
        if (asOf >= end(purpose, grant)) return "expired";
        if (spec.separate().contains(purpose) && !grant.separate()) return "not-separate";
        return minor && !grant.guardian() ? "minor" : "";
    }

    private long end(String purpose, Decided grant) {
        Integer days = spec.validDays().get(purpose);
        if (grant.end() < Long.MAX_VALUE || days == null) return grant.end();
        return grant.at() + Duration.ofDays(days).toMillis();
    }

    private Consent published(String purpose, Decided decided, ConsentState state, String reason) {
        long end = decided.state() == ConsentState.GRANTED ? end(purpose, decided) : Long.MAX_VALUE;
        return new Consent(
                state,
                decided.at(),
                decided.message().get(0),
                decided.message().get(1),
                decided.message().get(2),
                end == Long.MAX_VALUE ? 0 : end,
                decided.separate(),
                decided.guardian(),
                reason);
    }
}
