package io.onefold.profile.subscription;

/**
 * What a subscriber may have.
 *
 * @param name small letters, digits and {@code -}; its topic is called by it
 * @param description for people; may be empty
 */
public record Subscription(String name, String description, Audience audience, Disclosure disclosure) {
    /** The same text for subscriptions that give the same. */
    String canonical() {
        String what = audience.canonical() + '\n' + disclosure.canonical();
        return name + ' ' + what.length() + ' ' + what;
    }
}
