package io.onefold.app.sample;

import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills baskets and takes things back. */
final class Baskets {
    private static final String CURRENCY = "CNY";
    /** Product, category, price in fen. */
    private static final List<Article> ARTICLES = List.of(
            new Article("Longjing tea", "tea", 16_800),
            new Article("Pu'er cake", "tea", 29_900),
            new Article("Teapot", "kitchen", 23_900),
            new Article("Wok", "kitchen", 32_800),
            new Article("Running shoes", "sport", 59_900),
            new Article("Yoga mat", "sport", 12_900),
            new Article("Raincoat", "clothing", 19_900),
            new Article("Silk scarf", "clothing", 36_900),
            new Article("Notebook", "stationery", 2_590),
            new Article("Fountain pen", "stationery", 15_800));

    private final Random random;

    private record Article(String product, String category, long fen) {}

    Baskets(Random random) {
        this.random = random;
    }

    /** One to three lines; the order's id begins with a letter for the system that made it. */
    Order purchase(String system) {
        List<OrderLine> lines = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            Article article = ARTICLES.get(random.nextInt(ARTICLES.size()));
            int quantity = 1 + random.nextInt(2);
            lines.add(new OrderLine(
                    Integer.toString(lines.size() + 1),
                    article.product,
                    article.category,
                    BigDecimal.valueOf(quantity),
                    BigDecimal.valueOf(article.fen * quantity, 2),
                    CURRENCY));
        }
        return new Order(system + Long.toString(random.nextLong() >>> 16, Character.MAX_RADIX), lines);
    }

    /** The first line taken back, as a line of its own in the same order. */
    Order refund(Order purchase) {
        OrderLine first = purchase.lines().getFirst();
        OrderLine back = new OrderLine(
                "R" + first.lineId(),
                first.product(),
                first.category(),
                first.quantity().negate(),
                first.amount().negate(),
                first.currency());
        return new Order(purchase.orderId(), List.of(back));
    }
}
