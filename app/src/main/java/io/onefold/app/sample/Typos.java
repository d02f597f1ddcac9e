package io.onefold.app.sample;

import java.util.Random;

/** How people and clerks type. */
final class Typos {
    private final Random random;

    Typos(Random random) {
        this.random = random;
    }

    /** The text with two neighbouring letters or digits swapped, or a digit replaced; sometimes that is somebody else's. */
    String in(String text) {
        char[] letters = text.toCharArray();
        int end = text.indexOf('@') < 0 ? letters.length : text.indexOf('@');
        int at = Math.max(1, end - 2 - random.nextInt(Math.min(3, end - 2)));
        if (Character.isDigit(letters[at])) {
            letters[at] = (char) ('0' + (letters[at] - '0' + 1 + random.nextInt(9)) % 10);
        } else {
            char swapped = letters[at];
            letters[at] = letters[at - 1];
            letters[at - 1] = swapped;
        }
        return new String(letters);
    }

    /** The same telephone number in one of the ways to write it. */
    String spelling(String phone) {
        return switch (random.nextInt(4)) {
            case 0 -> "+86 " + phone;
            case 1 -> phone.substring(0, 3) + " " + phone.substring(3, 7) + " " + phone.substring(7);
            case 2 -> phone.substring(0, 3) + "-" + phone.substring(3, 7) + "-" + phone.substring(7);
            default -> phone;
        };
    }
}
