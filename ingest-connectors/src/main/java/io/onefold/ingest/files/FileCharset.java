package io.onefold.ingest.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The charsets of files. */
public enum FileCharset {
    /** UTF-8, and a file in anything else is refused before its first line is taken. */
    DETECTED,
    /** UTF-8, and a line in anything else is quarantined. */
    UTF_8,
    /** GB18030, and with it GBK and GB2312. */
    GB18030;

    Charset charset() {
        return this == GB18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
}
