package io.onefold.profile.subscription;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Which class a field is of, by its name. A name that the deployment has classed is of that class. Any other is looked at word by word, so
 * that {@code billingAddress} and {@code phone_2} are contact: rather too much is held back than too little. Thread-safe.
 */
public final class FieldClasses {
    /** As shipped. */
    public static final FieldClasses SHIPPED = new FieldClasses(Map.of());

    private static final SortedMap<FieldClass, List<String>> WORDS = shipped();
    /** Too common a part of other names: {@code product_name}. */
    private static final Set<String> ONLY_WHOLE = Set.of("name");

    private static final List<FieldClass> HELD_BACK =
            List.of(FieldClass.SENSITIVE, FieldClass.CONTACT, FieldClass.IDENTIFIER);

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})");

    /** Names come again with every profile; no more are remembered, since a source may make them up. */
    private static final int MOST_REMEMBERED = 10_000;

    private final SortedMap<String, FieldClass> said;
    private final Map<String, FieldClass> ofTraits = new ConcurrentHashMap<>();
    private final Map<String, FieldClass> ofComputed = new ConcurrentHashMap<>();
    private final Map<String, FieldClass> ofIdentifiers = new ConcurrentHashMap<>();

    /** @param said classes of names as they are written */
    public FieldClasses(Map<String, FieldClass> said) {
        this.said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    private static SortedMap<FieldClass, List<String>> shipped() {
        SortedMap<FieldClass, List<String>> words = new TreeMap<>();
        words.put(
                FieldClass.SENSITIVE,
                List.of(
                        "birthday",
                        "birth",
                        "birthdate",
                        "dob",
                        "age",
                        "gender",
                        "sex",
                        "id_number",
                        "id_card",
                        "identity_card",
                        "national_id",
                        "passport",
                        "ssn",
                        "tax_id",
                        "health",
                        "medical",
                        "allergy",
                        "allergies",
                        "disability",
                        "religion",
                        "ethnicity",
                        "nationality",
                        "politics",
                        "orientation",
                        "pregnant",
                        "pregnancy",
                        "income",
                        "salary",
                        "生日",
                        "性别",
                        "身份证",
                        "身份证号",
                        "年龄"));
        words.put(
                FieldClass.CONTACT,
                List.of(
                        "email",
                        "mail",
                        "phone",
                        "telephone",
                        "tel",
                        "mobile",
                        "cell",
                        "fax",
                        "address",
                        "street",
                        "postcode",
                        "zip",
                        "wechat",
                        "openid",
                        "open_id",
                        "unionid",
                        "union_id",
                        "social_id",
                        "whatsapp",
                        "telegram",
                        "push_token",
                        "手机",
                        "手机号",
                        "电话",
                        "邮箱",
                        "地址",
                        "微信"));
        words.put(
                FieldClass.IDENTIFIER,
                List.of(
                        "name",
                        "first_name",
                        "last_name",
                        "full_name",
                        "given_name",
                        "family_name",
                        "middle_name",
                        "real_name",
                        "display_name",
                        "user_name",
                        "nick_name",
                        "username",
                        "firstname",
                        "lastname",
                        "fullname",
                        "nickname",
                        "surname",
                        "forename",
                        "avatar",
                        "photo",
                        "customer_id",
                        "member_id",
                        "user_id",
                        "device_id",
                        "card_number",
                        "payment_card",
                        "iban",
                        "ip",
                        "姓名",
                        "昵称"));
        return Collections.unmodifiableSortedMap(words);
    }

    /** Of an identifier, by its namespace: contact or identifier, unless said otherwise. */
    public FieldClass ofIdentifier(String namespace) {
        return remembered(ofIdentifiers, namespace, List.of(FieldClass.CONTACT), FieldClass.IDENTIFIER);
    }

    /** Of a trait. */
    public FieldClass ofTrait(String name) {
        return remembered(ofTraits, name, HELD_BACK, FieldClass.OTHER);
    }

    /** Of a computed trait: what gives away something sensitive is so itself. */
    public FieldClass ofComputed(String name) {
        return remembered(ofComputed, name, HELD_BACK, FieldClass.BEHAVIOUR);
    }

    private FieldClass remembered(
            Map<String, FieldClass> known, String name, List<FieldClass> candidates, FieldClass otherwise) {
        FieldClass found = known.get(name);
        if (found != null) return found;
        FieldClass of = of(name, candidates, otherwise);
        if (known.size() < MOST_REMEMBERED) known.put(name, of);
        return of;
    }

    private FieldClass of(String name, List<FieldClass> candidates, FieldClass otherwise) {
        FieldClass found = said.get(name);
        if (found != null) return found;
        String words = split(name);
        for (FieldClass each : candidates) if (isOneOf(each, words)) return each;
        return otherwise;
    }

    private static boolean isOneOf(FieldClass candidate, String words) {
        for (String word : WORDS.getOrDefault(candidate, List.of()))
            if (words.equals("_" + word + "_") || (!ONLY_WHOLE.contains(word) && words.contains("_" + word + "_")))
                return true;
        return false;
    }

    /** Small words with {@code _} around each. */
    private static String split(String name) {
        return "_" + String.join("_", BETWEEN_WORDS.split(name)).toLowerCase(Locale.ROOT) + "_";
    }

    /** The same text for classes that say the same. */
    String canonical() {
        return said + "|" + WORDS;
    }

    @Override
    public String toString() {
        return "FieldClasses" + said;
    }
}
