package io.onefold.testing.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A till whose exports are dropped into a folder: the columns sold_at, member_id, phone, receipt and amount, in yuan. */
public final class Till {
    private Till() {}

    /**
     * Describes it to an installation.
     *
     * @param connectors the folder of descriptions, made where it is not there
     * @param name of the source
     */
    public static void describe(Path connectors, String name, Path drop) throws IOException {
        Files.writeString(Files.createDirectories(connectors).resolve(name + ".yaml"), """
                kind: files
                channel: store
                currency: CNY
                files: {folder: %s, settle: 100ms}
                mapping:
                  event: {value: Purchase}
                  time: {column: sold_at}
                  identifiers: {member_id: member_id, phone: phone}
                  order: {id: receipt, amount: amount}
                """.formatted(drop));
    }
}
