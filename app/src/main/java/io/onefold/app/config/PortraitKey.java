package io.onefold.app.config;

/** The keys of {@code portrait}. */
enum PortraitKey implements SectionKey {
    HOME_CURRENCY("`CNY`", "The currency that amounts of several are added up in: ISO 4217."),
    RATES(
            "none",
            "What one unit of another currency is worth in it, by currency. Without a rate for one of a person's currencies there are only sums by currency."),
    AT_RISK_AFTER("`120`", "Days without a purchase after which a customer counts as at risk."),
    LAPSED_AFTER(
            "`365`",
            "Days without a purchase after which a customer counts as lapsed, and after which the next one wins back."),
    LOYAL_FROM("`4`", "Days with a purchase within 365 from which on a customer counts as loyal."),
    HIGH_VALUE("`5000`", "Spend of 365 days, in the home currency, from which on a customer is of high value."),
    MIDDLE_VALUE("`1000`", "The same for middle value; below it is low."),
    HIGH_PRICE(
            "`500`",
            "Average price of a piece, in the home currency, from which on a customer buys in the high price band."),
    MIDDLE_PRICE("`100`", "The same for the middle band; below it is low."),
    BIRTHDAY("`birthday`", "The trait with the date of birth: `1990-05-17`, or `--05-17` without a year."),
    YEARLY_SPEND(
            "`yearly_spend`",
            "The trait with what a person says to spend in a year on what you sell, at whomever's, in the home currency."),
    REFERRALS("`referrals`", "The trait with how many people somebody has brought."),
    LEVEL("`level`", "The trait with the level of membership."),
    POINTS("`points`", "The trait with a member's points."),
    LOCALE("`locale`", "The trait with a person's language, such as `zh-CN`."),
    REGION(
            "`[region, province, city]`",
            "The traits that say where a person lives: the first of these that is told counts."),
    TRAITS(
            "all but `days_since_purchase` and `tenure_days`",
            "Which computed traits there are: `on` or `off`, by trait. The two change daily, and with them each profile.");

    private final String defaultText;
    private final String about;

    PortraitKey(String defaultText, String about) {
        this.defaultText = defaultText;
        this.about = about;
    }

    @Override
    public String defaultText() {
        return defaultText;
    }

    @Override
    public String about() {
        return about;
    }
}
