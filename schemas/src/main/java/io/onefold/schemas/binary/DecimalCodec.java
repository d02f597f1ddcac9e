package io.onefold.schemas.binary;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals to the last digit and the last trailing zero: the scale, then the unscaled number. */
final class DecimalCodec {
    private static final int FITS_LONG = 0;

    private DecimalCodec() {}

    static void write(BigDecimal decimal, ByteWriter to) {
        to.number(decimal.scale());
        BigInteger unscaled = decimal.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) to.number(FITS_LONG).number(unscaled.longValue());
        else to.blob(unscaled.toByteArray());
    }

    static BigDecimal read(ByteReader from) {
        int scale = Math.toIntExact(from.number());
        byte[] unscaled = from.blob();
        if (unscaled.length == FITS_LONG) return BigDecimal.valueOf(from.number(), scale);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
