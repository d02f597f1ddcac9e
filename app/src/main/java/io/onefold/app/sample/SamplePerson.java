package io.onefold.app.sample;

import java.util.List;

/**
 * A made-up customer and what points at them. Empty texts stand for what they don't have.
 *
 * @param label names them in the truth, such as {@code person-17}
 * @param latinName given name first
 * @param nativeName as they write it themselves
 * @param customerId the web shop's
 * @param memberId on the loyalty card
 * @param openId at WeChat
 * @param phoneDevice the app's id of their telephone
 * @param cookies the browsers they use, one after the other
 * @param tablet the household's, used by all of it
 */
record SamplePerson(
        String label,
        String latinName,
        String nativeName,
        String city,
        String phone,
        String email,
        String customerId,
        String memberId,
        String openId,
        String phoneDevice,
        List<String> cookies,
        String tablet) {
    SamplePerson {
        cookies = List.copyOf(cookies);
    }

    boolean hasAccount() {
        return !customerId.isEmpty();
    }

    boolean hasCard() {
        return !memberId.isEmpty();
    }

    @Override
    public String toString() {
        return label;
    }
}
