package io.onefold.schemas.binary;

import io.onefold.schemas.Population;
import io.onefold.schemas.Population.Purchasing;
import io.onefold.schemas.Population.Spending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The written form of a {@link Population}, exact to the bit. Bytes of another format are an {@link UnknownFormatException}. Thread-safe. */
public final class PopulationCodec {
    private static final Format FORMAT = new Format("population", 1);

    private PopulationCodec() {}

    /** The population after what {@code to} holds already. */
    public static void write(Population population, ByteWriter to) {
        FORMAT.write(to);
        to.number(population.version()).number(population.customers()).text(population.currency());
        write(population.recency(), to);
        write(population.frequency(), to);
        write(population.monetary(), to);
        @Nullable Purchasing purchasing = population.purchasing();
        to.flag(purchasing != null);
        if (purchasing != null)
            for (double each : new double[] {purchasing.r(), purchasing.alpha(), purchasing.a(), purchasing.b()})
                write(each, to);
        @Nullable Spending spending = population.spending();
        to.flag(spending != null);
        if (spending != null)
            for (double each : new double[] {spending.p(), spending.q(), spending.gamma()}) write(each, to);
        to.number(population.horizonWeeks());
        write(population.yearlyDiscount(), to);
    }

    /** The next population, as {@link #write} wrote it. */
    public static Population read(ByteReader from) {
        FORMAT.read(from);
        return new Population(
                from.number(),
                from.number(),
                from.text(),
                cuts(from),
                cuts(from),
                cuts(from),
                from.flag() ? new Purchasing(real(from), real(from), real(from), real(from)) : null,
                from.flag() ? new Spending(real(from), real(from), real(from)) : null,
                from.count(),
                real(from));
    }

    private static void write(List<BigDecimal> cuts, ByteWriter to) {
        to.number(cuts.size());
        for (BigDecimal cut : cuts) DecimalCodec.write(cut, to);
    }

    private static List<BigDecimal> cuts(ByteReader from) {
        List<BigDecimal> cuts = new ArrayList<>();
        for (int left = from.count(); left > 0; left--) cuts.add(DecimalCodec.read(from));
        return cuts;
    }

    private static void write(double value, ByteWriter to) {
        to.fixed(Double.doubleToRawLongBits(value));
    }

    private static double real(ByteReader from) {
        return Double.longBitsToDouble(from.fixed());
    }
}
