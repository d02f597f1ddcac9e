package io.onefold.schemas.mapping;

import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import io.onefold.schemas.avro.PopulationRecord;
import io.onefold.schemas.avro.PurchasingParameters;
import io.onefold.schemas.avro.SpendingParameters;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was learned from all customers, as Avro records. */
public final class PopulationAvro {
    private PopulationAvro() {}

    /** How it is written. */
    public static AvroMapping<Population, PopulationRecord> mapping() {
        return new AvroMapping<>(
                PopulationRecord.getClassSchema(),
                PopulationRecord.class,
                PopulationAvro::toAvro,
                PopulationAvro::fromAvro);
    }

    /** The record. */
    public static PopulationRecord toAvro(Population population) {
        @Nullable Purchasing purchasing = population.purchasing();
        @Nullable Spending spending = population.spending();
        return new PopulationRecord(
                Times.write(population.version()),
                population.customers(),
                population.currency(),
                texts(population.recency()),
                texts(population.frequency()),
                texts(population.monetary()),
                purchasing == null
                        ? null
                        : new PurchasingParameters(purchasing.r(), purchasing.alpha(), purchasing.a(), purchasing.b()),
                spending == null ? null : new SpendingParameters(spending.p(), spending.q(), spending.gamma()),
                population.horizonWeeks(),
                population.yearlyDiscount());
    }

    /**
     * The record's content.
     *
     * @throws MalformedRecordException where it says what cannot be
     */
    public static Population fromAvro(PopulationRecord from) {
        @Nullable PurchasingParameters purchasing = from.getPurchasing();
        @Nullable SpendingParameters spending = from.getSpending();
        return new Population(
                Times.read(from.getVersion()),
                from.getCustomers(),
                from.getCurrency(),
                cuts("recency", from.getRecency()),
                cuts("frequency", from.getFrequency()),
                cuts("monetary", from.getMonetary()),
                purchasing == null
                        ? null
                        : new Purchasing(
                                purchasing.getR(), purchasing.getAlpha(), purchasing.getA(), purchasing.getB()),
                spending == null ? null : new Spending(spending.getP(), spending.getQ(), spending.getGamma()),
                from.getHorizonWeeks(),
                from.getYearlyDiscount());
    }

    private static List<String> texts(List<BigDecimal> cuts) {
        return cuts.stream().map(Decimals::write).toList();
    }

    private static List<BigDecimal> cuts(String field, List<String> texts) {
        if (!texts.isEmpty() && texts.size() != 4)
            throw new MalformedRecordException(field, texts.size() + " cuts, not four");
        return texts.stream().map(text -> Decimals.read(field, text)).toList();
    }
}
