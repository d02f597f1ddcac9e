package io.onefold.app.sample;

import io.onefold.schemas.Answer;
import io.onefold.schemas.Call;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Complaint;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Order;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/** One person's year with the company, as its systems saw it. */
final class Life {
    private static final long MINUTE = 60_000L;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final int DAYS = 365;
    /** What a clerk types who is in a hurry: the store's own number, or one that everybody knows. */
    static final String FORM_FILLER = "13800138000";

    private final SamplePerson person;
    private final Random random;
    private final Baskets baskets;
    private final Typos typos;
    private final long start;
    private final List<Draft> drafts = new ArrayList<>();

    Life(SamplePerson person, Random random, long start) {
        this.person = person;
        this.random = random;
        this.baskets = new Baskets(random, budget(person));
        this.typos = new Typos(random);
        this.start = start;
    }

    /** Two in five buy two to four times as much as the others; by who they are, so that it changes nothing else of their year. */
    private static int budget(SamplePerson person) {
        int chance = Math.floorMod(person.label().hashCode(), 10);
        return chance < 6 ? 1 : Math.min(4, chance - 4);
    }

    List<Draft> touchpoints() {
        for (String cookie : person.cookies()) browse(cookie, "");
        if (!person.tablet().isEmpty() && chance(80)) browse("web-" + person.tablet(), person.tablet());
        if (!person.phoneDevice().isEmpty()) app();
        if (person.hasCard()) joinClub();
        for (int visits = random.nextInt(4); visits > 0; visits--) visitStore();
        if (!person.openId().isEmpty()) chat();
        if (chance(20)) callUs();
        if (chance(25)) answer();
        return drafts;
    }

    private void browse(String cookie, String device) {
        for (int sessions = 1 + random.nextInt(2); sessions > 0; sessions--) {
            long at = moment();
            for (int pages = 1 + random.nextInt(3); pages > 0; pages--) {
                add("webshop", Channel.WEB, EventType.PAGE, "Product", at)
                        .by("anonymous_id", cookie)
                        .by("device_id", device);
                at += MINUTE + random.nextInt((int) MINUTE);
            }
            if (person.hasAccount() && chance(65)) logInAndOrder(cookie, device, at);
            else if (!person.hasAccount() && chance(30)) orderAsGuest(cookie, at);
        }
    }

    private void logInAndOrder(String cookie, String device, long at) {
        add("webshop", Channel.WEB, EventType.IDENTIFY, "", at)
                .by("customer_id", person.customerId())
                .by("anonymous_id", cookie)
                .by("device_id", device)
                .by("email", person.email())
                .trait("name", chance(50) ? person.nativeName() : person.latinName())
                .trait("email", person.email());
        if (chance(55))
            add("webshop", Channel.WEB, EventType.TRACK, "Order Completed", at + 4 * MINUTE)
                    .by("customer_id", person.customerId())
                    .by("anonymous_id", cookie)
                    .by("phone", chance(50) ? typos.spelling(person.phone()) : "")
                    .details(order(baskets.purchase("W", "")));
    }

    private void orderAsGuest(String cookie, long at) {
        String email = chance(4) ? typos.in(person.email()) : person.email();
        add("webshop", Channel.WEB, EventType.TRACK, "Order Completed", at + 6 * MINUTE)
                .by("anonymous_id", cookie)
                .by("email", email)
                .by("phone", typos.spelling(person.phone()))
                .trait("email", email)
                .trait("name", person.nativeName())
                .trait("city", person.city())
                .details(order(baskets.purchase("W", "")));
    }

    private void app() {
        for (int sessions = 1 + random.nextInt(4); sessions > 0; sessions--) {
            long at = moment();
            add("app", Channel.APP, EventType.SCREEN, "Home", at)
                    .by("device_id", person.phoneDevice())
                    .by("customer_id", chance(60) ? person.customerId() : "");
        }
    }

    private void joinClub() {
        String phone = chance(4) ? storePhone() : chance(2) ? typos.in(person.phone()) : person.phone();
        add("crm", Channel.MEMBER, EventType.IDENTIFY, "Joined", moment())
                .by("member_id", person.memberId())
                .by("phone", phone)
                .by("email", chance(70) ? person.email() : "")
                .by("customer_id", chance(40) ? person.customerId() : "")
                .trait("name", person.nativeName())
                .trait("phone", phone)
                .trait("city", person.city())
                .consent("sms_marketing", chance(70) ? ConsentState.GRANTED : ConsentState.DENIED, "phone")
                .consent("email_marketing", chance(55) ? ConsentState.GRANTED : ConsentState.DENIED, "");
    }

    private void visitStore() {
        String store = person.city().toLowerCase(Locale.ROOT);
        String till = "till-" + store;
        Draft receipt = add(till, Channel.STORE, EventType.TRACK, "Receipt", moment());
        Order purchase = baskets.purchase("T", store);
        receipt.details(order(purchase));
        if (person.hasCard() && chance(85)) receipt.by("member_id", person.memberId());
        else receipt.by("phone", chance(8) ? storePhone() : chance(3) ? FORM_FILLER : typos.spelling(person.phone()));
        if (chance(6))
            add(till, Channel.STORE, EventType.TRACK, "Return", receipt.at() + 3 * DAY)
                    .by("member_id", person.memberId())
                    .by("phone", person.hasCard() ? "" : person.phone())
                    .details(order(baskets.refund(purchase)));
    }

    /** One number a city, of the range that no operator has. */
    private String storePhone() {
        return "1549999"
                + String.format(Locale.ROOT, "%04d", Math.floorMod(person.city().hashCode(), 10_000));
    }

    private void chat() {
        for (int messages = 1 + random.nextInt(3); messages > 0; messages--)
            add("wechat", Channel.SOCIAL, EventType.TRACK, "Message", moment()).by("social_id", person.openId());
        if (chance(60))
            add("wechat", Channel.SOCIAL, EventType.IDENTIFY, "Card bound", moment())
                    .by("social_id", person.openId())
                    .by("phone", person.phone())
                    .by("member_id", person.memberId());
    }

    private void callUs() {
        long at = moment();
        Call call = new Call(Call.Direction.INBOUND, 40 + random.nextInt(600), chance(70) ? "solved" : "open");
        Complaint complaint = chance(35) ? new Complaint("case-" + at, true) : null;
        add("call-centre", Channel.CALL_CENTRE, EventType.TRACK, "Call", at)
                .by("phone", typos.spelling(person.phone()))
                .by("customer_id", chance(40) ? person.customerId() : "")
                .details(new Details(null, call, complaint, List.of(), new TreeMap<>()));
        if (complaint != null && chance(75))
            add("call-centre", Channel.CALL_CENTRE, EventType.TRACK, "Case closed", at + 2 * DAY)
                    .by("phone", person.phone())
                    .details(new Details(
                            null, null, new Complaint(complaint.caseId(), false), List.of(), new TreeMap<>()));
    }

    private void answer() {
        List<Answer> answers = List.of(
                new Answer("after-sales", "recommend", "nps", random.nextInt(11)),
                new Answer("after-sales", "satisfied", "csat", 1 + random.nextInt(5)));
        TreeMap<String, Value> properties = new TreeMap<>();
        properties.put("minutes", new Value.Whole(1 + random.nextInt(9)));
        add("survey", Channel.SURVEY, EventType.TRACK, "Answered", moment())
                .by("email", person.email())
                .details(new Details(null, null, null, answers, properties));
    }

    private Draft add(String source, Channel channel, EventType type, String name, long at) {
        Draft draft = new Draft(source, channel, type, name, at);
        drafts.add(draft);
        return draft;
    }

    private static Details order(Order order) {
        return new Details(order, null, null, List.of(), new TreeMap<>());
    }

    /** Some waking hour of the year, early enough for what follows from it. */
    private long moment() {
        long day = random.nextInt(DAYS - 7);
        long minuteOfDay = 60L * (random.nextInt(14) + random.nextInt(3)) + random.nextInt(60);
        return start + day * DAY + minuteOfDay * MINUTE + random.nextInt((int) MINUTE);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
