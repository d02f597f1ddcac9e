package io.onefold.app.sample;

import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills baskets and takes things back. One order in five is sold at a tenth off. */
final class Baskets {
    private static final String CURRENCY = "CNY";
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final int ONE_DISCOUNTED_IN = 5;
    /** Product, brand, category, price and cost in fen. */
    private static final List<Article> ARTICLES = List.of(
            new Article("Longjing tea", "Shifeng", "tea", 16_800, 7_400),
            new Article("Pu'er cake", "Menghai", "tea", 29_900, 14_200),
            new Article("Teapot", "Yixing", "kitchen", 23_900, 11_000),
            new Article("Wok", "Zhangqiu", "kitchen", 32_800, 18_500),
            new Article("Running shoes", "Feiyue", "sport", 59_900, 27_000),
            new Article("Yoga mat", "Feiyue", "sport", 12_900, 4_100),
            new Article("Raincoat", "Tiantang", "clothing", 19_900, 8_800),
            new Article("Silk scarf", "Wanshili", "clothing", 36_900, 15_900),
            new Article("Notebook", "Guangbo", "stationery", 2_590, 1_650),
            new Article("Fountain pen", "Hero", "stationery", 15_800, 6_300));

    private final Random random;
    private final int budget;

    private record Article(String product, String brand, String category, long fen, long cost) {}

    /** @param budget how many times as much of everything somebody buys as who buys least */
    Baskets(Random random, int budget) {
        this.random = random;
        this.budget = budget;
    }

    /** One to three lines; the order's id begins with a letter for the system that made it. The shop's code is empty for none. */
    Order purchase(String system, String store) {
        List<OrderLine> lines = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            Article article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            lines.add(line(lines.size() + 1, article, budget * (1 + random.nextInt(2))));
        }
        long number = random.nextLong() >>> 16;
        // By the order's number, so that a discount changes nothing else of the year.
        if (number % ONE_DISCOUNTED_IN == 0) lines.replaceAll(Baskets::discounted);
        return new Order(system + Long.toString(number, Character.MAX_RADIX), lines, store);
    }

    private static OrderLine line(int number, Article article, int quantity) {
        return new OrderLine(
                Integer.toString(number),
                article.product,
                article.category,
                BigDecimal.valueOf(quantity),
                BigDecimal.valueOf(article.fen * quantity, 2),
                CURRENCY,
                article.brand,
                null,
                BigDecimal.valueOf(article.cost * quantity, 2));
    }

    private static OrderLine discounted(OrderLine line) {
        BigDecimal discount = line.amount().multiply(TENTH).setScale(2, RoundingMode.DOWN);
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity(),
                line.amount().subtract(discount),
                line.currency(),
                line.brand(),
                discount,
                line.cost());
    }

    /** The first line taken back, as a line of its own in the same order. */
    Order refund(Order purchase) {
        OrderLine first = purchase.lines().getFirst();
        BigDecimal cost = first.cost();
        OrderLine back = new OrderLine(
                "R" + first.lineId(),
                first.product(),
                first.category(),
                first.quantity().negate(),
                first.amount().negate(),
                first.currency(),
                first.brand(),
                null,
                cost == null ? null : cost.negate());
        return new Order(purchase.orderId(), List.of(back), purchase.store());
    }
}
