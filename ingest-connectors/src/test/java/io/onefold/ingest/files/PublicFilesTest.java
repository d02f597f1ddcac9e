package io.onefold.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others wrote, where they lie beside the project. */
class PublicFilesTest {
    private static final Path FILES = Path.of("../../shared/data");

    @TempDir
    private Path temporary;

    @Test
    void everyLineOfARealTillExportIsStoredOrQuarantinedUnderAnIdOfItsOwn() throws IOException {
        FileMapping mapping = MappingFile.parse("""
                event: {value: Purchase}
                time: {column: InvoiceDate, format: "yyyy-MM-dd HH:mm:ss", zone: Europe/London}
                identifiers: {customer_id: CustomerID}
                order: {id: InvoiceNo, product: StockCode, quantity: Quantity, price: UnitPrice, currency: {value: GBP}}
                """);

        ImportDirectory directory = imported("online-retail/OnlineRetail.csv.gz", mapping);

        var ids = new HashSet<>(directory.messageIds());
        directory.sink.quarantined.forEach(record -> ids.add(record.messageId()));
        assertThat(ids).hasSize(directory.sink.touchpoints.size() + directory.sink.quarantined.size());
        assertThat(directory.sink.quarantined)
                .extracting(record -> record.reason().code())
                .containsOnly("no-identifier");
    }

    @Test
    void everyLineOfAPublicIdentityGraphIsStored() throws IOException {
        FileMapping mapping = MappingFile.parse("""
                event: event_type
                messageId: record_id
                time: {column: event_timestamp, format: yyyy-MM-dd HH:mm:ss}
                identifiers: {customer_id: known_user_id, anonymous_id: [anonymous_user_id, cookie_id], device_id: device_id}
                """);

        ImportDirectory directory = imported("identity-events/records.csv.gz", mapping);

        assertThat(directory.sink.quarantined).isEmpty();
        assertThat(directory.messageIds()).hasSize(44_982).doesNotHaveDuplicates();
    }

    private ImportDirectory imported(String name, FileMapping mapping) throws IOException {
        Path file = FILES.resolve(name);
        assumeTrue(Files.exists(file), name + " is not beside the project");
        ImportDirectory directory = new ImportDirectory(temporary);
        directory.run(file, mapping);
        return directory;
    }
}
