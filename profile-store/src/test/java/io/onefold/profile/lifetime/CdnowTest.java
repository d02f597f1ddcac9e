package io.onefold.profile.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onefold.profile.lifetime.Fit.Ending;
import io.onefold.profile.lifetime.Fit.Fitted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real customers of a music shop, the models' published example, where they lie beside the project. */
class CdnowTest {
    private static final Path FILES = Path.of("../../shared/data/cdnow");
    private static final LocalDate END = LocalDate.of(1997, 9, 30);
    /** Dollars by day of purchase, of each customer. */
    private static final Map<String, SortedMap<LocalDate, Double>> CUSTOMERS = new TreeMap<>();

    @BeforeAll
    static void readCustomers() throws IOException {
        Map<String, LocalDate> days = new HashMap<>();
        for (String line : lines("CDNOW_master.txt.gz")) {
            // Columns of a fixed width: customer, day, number of discs, dollars.
            if (line.isBlank() || line.contains("customer_id")) continue;
            LocalDate day = days.computeIfAbsent(
                    line.substring(7, 15), text -> LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
            if (!day.isAfter(END))
                CUSTOMERS
                        .computeIfAbsent(line.substring(1, 6), customer -> new TreeMap<>())
                        .merge(day, Double.parseDouble(line.substring(18)), Double::sum);
        }
    }

    @Test
    void theTenthOfTheCustomersGivesThePublishedParameters() throws IOException {
        CustomerGroups<PurchaseHistory> customers = new CustomerGroups<>(5_000);
        for (String line : lines("cdnow_customers_summary.csv.gz")) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("ID")) continue;
            customers.add(
                    new PurchaseHistory(
                            Long.parseLong(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])),
                    1);
        }

        Fitted<BgNbd> fit = (Fitted<BgNbd>) BgNbd.fit(customers);

        assertThat(customers.customers()).isEqualTo(2357);
        assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(fit.logLikelihood()).isEqualTo(-9582.4, within(0.05));
        assertThat(fit.model().r()).isEqualTo(0.243, within(0.0005));
        assertThat(fit.model().alpha()).isEqualTo(4.414, within(0.0005));
        assertThat(fit.model().a()).isEqualTo(0.793, within(0.0005));
        assertThat(fit.model().b()).isEqualTo(2.426, within(0.0005));
        assertThat(fit.model().expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39))
                .isEqualTo(1.226, within(0.0005));
        assertThat(fit.model().expectedPurchases(78)).isEqualTo(1.8576, within(0.0005));
    }

    /** The estimates compared with are those of an implementation in another language, with another gamma function. */
    @Test
    void allCustomersGiveTheParametersThatOthersFind() {
        CustomerGroups<SpendHistory> customers = new CustomerGroups<>(10_000);
        for (SortedMap<LocalDate, Double> days : CUSTOMERS.values()) {
            double sum = 0;
            for (double amount : days.tailMap(days.firstKey().plusDays(1)).values()) sum += amount;
            if (sum > 0) customers.add(new SpendHistory(days.size() - 1, sum / (days.size() - 1)), 1);
        }

        Fitted<GammaGamma> fit = (Fitted<GammaGamma>) GammaGamma.fit(customers);

        Percentage tolerance = Percentage.withPercentage(0.01);
        assertThat(customers.customers()).isEqualTo(9450);
        assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(fit.logLikelihood()).isEqualTo(-40_763.4763, within(0.001));
        assertThat(fit.model().p()).isCloseTo(6.275360, tolerance);
        assertThat(fit.model().q()).isCloseTo(3.624450, tolerance);
        assertThat(fit.model().gamma()).isCloseTo(14.983685, tolerance);
    }

    /** Times in days, rounded for want of room: near the estimates that others find from the unrounded ones. */
    @Test
    void allCustomersInLittleRoomGiveNearlyTheParametersThatOthersFind() {
        CustomerGroups<PurchaseHistory> customers = new CustomerGroups<>(3_000);
        for (SortedMap<LocalDate, Double> days : CUSTOMERS.values()) {
            long first = days.firstKey().toEpochDay();
            long recency = days.lastKey().toEpochDay() - first;
            customers.add(new PurchaseHistory(days.size() - 1, recency, END.toEpochDay() - first), 1);
        }

        Fitted<BgNbd> fit = (Fitted<BgNbd>) BgNbd.fit(customers);

        Percentage tolerance = Percentage.withPercentage(2);
        assertThat(customers.customers()).isEqualTo(23_570);
        assertThat(customers.level()).isEqualTo(3);
        assertThat(fit.ending()).isEqualTo(Ending.CONVERGED);
        assertThat(fit.model().r()).isCloseTo(0.251624, tolerance);
        assertThat(fit.model().alpha()).isCloseTo(33.5226, tolerance);
        assertThat(fit.model().a()).isCloseTo(0.723433, tolerance);
        assertThat(fit.model().b()).isCloseTo(2.161088, tolerance);
    }

    private static List<String> lines(String name) throws IOException {
        Path file = FILES.resolve(name);
        assumeTrue(Files.exists(file), "shared/data/cdnow/" + name + " is not beside the project");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }
}
