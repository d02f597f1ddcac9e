package io.onefold.app.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes people up: names in Chinese or Latin letters, households that share a tablet. Nothing points at anybody real: the e-mail domains
 * are reserved for examples (RFC 2606), the telephone numbers are of a range that no operator has.
 */
final class Population {
    private static final List<String> FAMILIES = List.of(
            "王 Wang", "李 Li", "张 Zhang", "刘 Liu", "陈 Chen", "杨 Yang", "赵 Zhao", "黄 Huang", "周 Zhou", "吴 Wu", "徐 Xu",
            "孙 Sun", "胡 Hu", "朱 Zhu", "高 Gao", "林 Lin", "何 He", "郭 Guo", "马 Ma", "罗 Luo");
    private static final List<String> GIVEN = List.of(
            "伟 Wei",
            "芳 Fang",
            "娜 Na",
            "敏 Min",
            "静 Jing",
            "强 Qiang",
            "磊 Lei",
            "洋 Yang",
            "艳 Yan",
            "勇 Yong",
            "杰 Jie",
            "涛 Tao",
            "明 Ming",
            "秀英 Xiuying",
            "霞 Xia",
            "平 Ping",
            "刚 Gang",
            "桂英 Guiying",
            "子涵 Zihan",
            "浩然 Haoran");
    private static final List<String> LATIN_FAMILIES =
            List.of("Martin", "Garcia", "Novak", "Rossi", "Müller", "Silva", "O'Neill", "Kim", "Nguyen", "Jensen");
    private static final List<String> LATIN_GIVEN =
            List.of("Anna", "Tom", "Sofia", "Lukas", "Marie", "Paul", "Chloé", "David", "Elena", "José");
    private static final List<String> CITIES =
            List.of("Shanghai", "Beijing", "Guangzhou", "Chengdu", "Hangzhou", "Wuhan");
    private static final List<String> DOMAINS = List.of("mail.example", "post.example", "letters.example");
    private static final String BASE_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Random random;
    private final List<SamplePerson> people = new ArrayList<>();

    Population(Random random) {
        this.random = random;
    }

    List<SamplePerson> people(int count) {
        while (people.size() < count) household(Math.min(householdSize(), count - people.size()));
        return List.copyOf(people);
    }

    private int householdSize() {
        int draw = random.nextInt(10);
        return draw < 5 ? 1 : draw < 7 ? 2 : draw < 9 ? 3 : 4;
    }

    private void household(int size) {
        boolean chinese = chance(80);
        String family = pick(chinese ? FAMILIES : LATIN_FAMILIES);
        String city = pick(CITIES);
        String tablet = size > 1 && chance(60) ? "tablet-" + hex(12) : "";
        for (int n = 0; n < size; n++) people.add(person(chinese, family, city, tablet));
    }

    private SamplePerson person(boolean chinese, String family, String city, String tablet) {
        int number = people.size() + 1;
        String given = pick(chinese ? GIVEN : LATIN_GIVEN);
        String latin = latin(given) + " " + latin(family);
        String own = chinese ? family.split(" ")[0] + given.split(" ")[0] : latin;
        List<String> cookies = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) cookies.add(hex(8) + "-" + hex(4) + "-" + hex(12));
        return new SamplePerson(
                "person-" + number,
                latin,
                own,
                city,
                "154" + String.format(Locale.ROOT, "%08d", 10_000_000 + number * 3L),
                address(latin, number),
                chance(70) ? "C" + (100_000 + number) : "",
                chance(60) ? "M" + (7_000_000 + number * 3L) : "",
                chance(45) ? "o" + openId() : "",
                chance(40) ? "app-" + hex(16) : "",
                cookies,
                tablet);
    }

    private String address(String latin, int number) {
        String name = latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").replace(' ', '.');
        return name + number + "@" + DOMAINS.get(number % DOMAINS.size());
    }

    private String openId() {
        StringBuilder id = new StringBuilder();
        for (int n = 0; n < 27; n++) id.append(BASE_64.charAt(random.nextInt(BASE_64.length())));
        return id.toString();
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int n = 0; n < digits; n++) hex.append(Character.forDigit(random.nextInt(16), 16));
        return hex.toString();
    }

    private static String latin(String name) {
        return name.substring(name.indexOf(' ') + 1);
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
