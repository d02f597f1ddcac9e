package io.onefold.app.config;

/** docs/configuration.md, from the tables that the code reads by. */
public final class ConfigurationPage {
    private static final String HEAD = """
            # Configuration

            One file, `onefold.yaml`, in the working folder (or named by `--config` or `ONEFOLD_CONFIG`). Nothing in it is needed. Each
            setting can also be given by its environment variable or by `--set KEY=VALUE`: a flag wins over the environment, the environment over the
            file, the file over the default. A key that does not exist is an error that names the one you probably meant, and all errors are
            reported at once.

            Dots stand for levels: `broker.port` is

            ```yaml
            broker:
              port: 9092
            ```

            This page is written from the code, and a test holds one against the other.

            ## Settings

            | Key | Value | Default | What it is | Environment |
            | --- | --- | --- | --- | --- |
            """;

    private ConfigurationPage() {}

    /** The page, Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Setting setting : Setting.values()) {
            String shown = setting.defaultText().isEmpty() ? "empty" : "`" + setting.defaultText() + "`";
            page.append("| `")
                    .append(setting.key())
                    .append("` | ")
                    .append(setting.kind().form())
                    .append(" | ")
                    .append(shown)
                    .append(" | ")
                    .append(setting.about())
                    .append(" | `")
                    .append(setting.environment())
                    .append("` |\n");
        }
        page.append("\n## Sections\n");
        for (Section section : Section.values())
            page.append("\n### ")
                    .append(section.key())
                    .append("\n\n")
                    .append(section.about())
                    .append('\n');
        return page.toString();
    }
}
