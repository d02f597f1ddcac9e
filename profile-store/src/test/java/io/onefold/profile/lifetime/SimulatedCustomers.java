package io.onefold.profile.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers who do what the models say, told as a plain story, with none of the models' formulas. */
final class SimulatedCustomers {
    private final Random random;

    SimulatedCustomers(long seed) {
        random = new Random(seed);
    }

    /** @param after repeat purchases in the time that follows the history */
    record Customer(PurchaseHistory history, long after) {}

    List<Customer> purchasing(BgNbd model, int customers, double age, double horizon) {
        List<Customer> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) all.add(customer(model, age, horizon));
        return all;
    }

    private Customer customer(BgNbd model, double age, double horizon) {
        double rate = gamma(model.r()) / model.alpha();
        double leaves = beta(model.a(), model.b());
        long frequency = 0;
        double recency = 0;
        long after = 0;
        double time = exponential(rate);
        while (time < age + horizon) {
            if (time <= age) {
                frequency++;
                recency = time;
            } else {
                after++;
            }
            if (random.nextDouble() < leaves) break;
            time += exponential(rate);
        }
        return new Customer(new PurchaseHistory(frequency, recency, age), after);
    }

    SpendHistory spending(GammaGamma model, int purchases) {
        double sum = 0;
        for (double amount : amounts(model, purchases)) sum += amount;
        return new SpendHistory(purchases, sum / purchases);
    }

    /** Of one customer's purchases. */
    double[] amounts(GammaGamma model, int purchases) {
        double inverseScale = gamma(model.q()) / model.gamma();
        double[] amounts = new double[purchases];
        for (int i = 0; i < purchases; i++) amounts[i] = gamma(model.p()) / inverseScale;
        return amounts;
    }

    private double exponential(double rate) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;
    }

    private double beta(double a, double b) {
        double first = gamma(a);
        return first / (first + gamma(b));
    }

    /** Marsaglia and Tsang: A Simple Method for Generating Gamma Variables (2000), of scale 1. */
    private double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + normal / Math.sqrt(9 * d);
            double cube = root * root * root;
            if (cube > 0
                    && StrictMath.log(1 - random.nextDouble())
                            < normal * normal / 2 + d - d * cube + d * StrictMath.log(cube)) return d * cube;
        }
    }
}
