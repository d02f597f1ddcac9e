package io.onefold.testing.dependencies;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** SPDX's identifiers for what poms and manifests call licences, by name or address. */
final class SpdxNames {
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        // The first that fits holds, so the narrower ones come first.
        know(
                "gpl-2\\.0.*classpath|gpl-?2.*(w/|with|\\+).*(cpe|classpath|ce\\b)|gnu general public license.*classpath|classpath.*exception",
                "GPL-2.0-only WITH Classpath-exception-2.0");
        know("universal foss|gpl v2 with foss", "GPL-2.0-only WITH Universal-FOSS-exception-1.0");
        know(
                "apache(-| license,? version |.*software license.*|.*licen[sc]e.*)2(\\.0)?|apache\\.org/licenses?/license-2\\.0|apache[- ]2(\\.0)?|^asl 2\\.0|opensource\\.org/licenses/apache-?2\\.0|^apache license$|apache public license 2",
                "Apache-2.0");
        know(
                "eclipse public licen[sc]e.*2(\\.0)?|epl[- ]?(v ?)?2\\.0|eclipse\\.org/legal/epl-2\\.0|epl-v20",
                "EPL-2.0");
        know("eclipse public licen[sc]e.*1(\\.0)?|epl[- ]?(v ?)?1\\.0|epl-v10", "EPL-1.0");
        know("eclipse distribution license|edl[- ]?1\\.0|eclipse\\.org/org/documents/edl-v10|edl-v10", "BSD-3-Clause");
        know("lesser general public licen[sc]e.*3|lgpl-?3", "LGPL-3.0-or-later");
        know("lesser general public licen[sc]e|lgpl[- ]?2\\.1|lgpl", "LGPL-2.1-or-later");
        know("mozilla public license.*1\\.1|mpl[- ]?(v ?)?1\\.1", "MPL-1.1");
        know("mozilla public license.*2|mpl[- ]?2", "MPL-2.0");
        know("gnu general public licen[sc]e,? (version|v) ?2|gpl-?2", "GPL-2.0-only");
        know("wtfpl", "WTFPL");
        know("mit-0", "MIT-0");
        know("\\bmit\\b|opensource\\.org/licenses/mit|the mit license", "MIT");
        know("bsd.?2|2-clause|simplified bsd|freebsd", "BSD-2-Clause");
        know("bsd.?3|3-clause|new bsd|revised bsd|go license|\\bbsd\\b|asm\\.ow2", "BSD-3-Clause");
        know("cc0|publicdomain/zero", "CC0-1.0");
        know("public domain", "LicenseRef-Public-Domain");
        know("bouncy ?castle", "MIT");
        know("common development and distribution|cddl", "CDDL-1.0");
        know("common public license|cpl", "CPL-1.0");
        know("\\bisc\\b", "ISC");
        know("0bsd", "0BSD");
        know("unicode", "Unicode-3.0");
        know("jdom", "LicenseRef-JDOM");
        know("\\bupl\\b|universal permissive", "UPL-1.0");
    }

    private SpdxNames() {}

    private static void know(String pattern, String identifier) {
        KNOWN.put(Pattern.compile(pattern), identifier);
    }

    /** The name where it is none of those known, in a form that an expression may hold. */
    static String own(String called) {
        return "LicenseRef-" + called.strip().replaceAll("[^A-Za-z0-9.-]+", "-");
    }

    /** The licence that a name or an address means. */
    static Optional<String> of(String called) {
        String lower = called.strip().toLowerCase(Locale.ROOT);
        return KNOWN.entrySet().stream()
                .filter(each -> each.getKey().matcher(lower).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
