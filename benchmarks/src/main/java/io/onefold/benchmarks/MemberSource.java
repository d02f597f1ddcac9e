package io.onefold.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Made-up members of a loyalty system, as an export or a table, with what describes them. */
record MemberSource(Path folder, int count) {
    private static final String MAPPING = """
            type: identify
            event: {value: ""}
            time: {column: updated_at}
            identifiers: {member_id: card, phone: mobile, email: email}
            traits: {name: name, birthday: born, loyaltyLevel: level, loyaltyPoints: points}
            consents:
              sms_marketing: {column: sms, granted: [Y], denied: [N]}
            """;

    void describeImport() throws IOException {
        Files.writeString(folder.resolve("mapping.yaml"), MAPPING);
        Files.writeString(folder.resolve("onefold.yaml"), "sources:\n  members: {channel: member, region: CN}\n");
        writeExport();
    }

    void describeFiles() throws IOException {
        Files.createDirectories(drop());
        describe("kind: files\nfiles:\n  folder: '" + drop() + "'\n  settle: 1s\nmapping:\n" + MAPPING.indent(2));
    }

    /** @param database {@code host:port/database user} */
    void describeTable(String database) throws IOException {
        String[] parts = database.split("[:/ ]");
        describe("kind: postgresql\npostgresql:\n  host: %s\n  port: %s\n  database: %s\n  user: %s\n"
                        .formatted((Object[]) parts)
                + "  password: {env: PGPASSWORD}\n  tables:\n    public.members:\n" + MAPPING.indent(6));
    }

    private void describe(String rest) throws IOException {
        Path connectors = Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(connectors.resolve("members.yaml"), "channel: member\nregion: CN\n" + rest);
    }

    /** All at once, as exports should come. */
    void dropExport() throws IOException {
        writeExport();
        Files.move(export(), drop().resolve("members.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writeExport() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(export())) {
            out.write("card,updated_at,mobile,email,name,born,level,points,sms\n");
            for (int i = 1; i <= count; i++)
                out.write(String.format(
                        Locale.ROOT,
                        "88%1$08d,2026-11-20T09:00:00Z,139%1$08d,m%1$d@mail.test,Member %1$d,%2$d-05-01,%3$s,%4$d,%5$s%n",
                        i,
                        1960 + i % 40,
                        i % 3 == 0 ? "gold" : "silver",
                        i % 5000,
                        i % 2 == 0 ? "Y" : "N"));
        }
    }

    String[] importArguments() {
        return new String[] {
            "import",
            "events",
            export().toString(),
            "--source",
            "members",
            "--mapping",
            folder.resolve("mapping.yaml").toString()
        };
    }

    private Path export() {
        return folder.resolve("members-all.csv");
    }

    private Path drop() {
        return folder.resolve("drop");
    }
}
