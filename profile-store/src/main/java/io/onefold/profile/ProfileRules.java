package io.onefold.profile;

import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.subscription.Subscribers;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what the sections of a profile are made of messages.
 *
 * @param survivorship which value of a trait survives
 * @param portrait what is computed
 * @param questions what the deployment asks besides
 * @param consent which grants count
 * @param subscribers who gets which part of which profiles
 */
public record ProfileRules(
        Survivorship survivorship,
        PortraitRules portrait,
        Questions questions,
        ConsentRules consent,
        Subscribers subscribers) {
    /** The latest value of every trait, and all that is computed where nothing is set. */
    public static final ProfileRules DEFAULT =
            new ProfileRules(Survivorship.MOST_RECENT, PortraitRules.DEFAULT, Questions.NONE);

    /** Without subscribers, and with grants that count as they are. */
    public ProfileRules(Survivorship survivorship, PortraitRules portrait, Questions questions) {
        this(survivorship, portrait, questions, ConsentRules.DEFAULT, Subscribers.NONE);
    }

    /** The same but for what is asked besides. */
    public ProfileRules withQuestions(Questions others) {
        return new ProfileRules(survivorship, portrait, others, consent, subscribers);
    }

    /** The same but for who gets something. */
    public ProfileRules withSubscribers(Subscribers others) {
        return new ProfileRules(survivorship, portrait, questions, consent, others);
    }

    /** The same but for which grants count. */
    public ProfileRules withConsent(ConsentRules others) {
        return new ProfileRules(survivorship, portrait, questions, others, subscribers);
    }

    /** The same text for equal rules, whatever the machine: where it is another one, profiles have to be made anew. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(survivorship.byTrait())
                .forEach((trait, strategy) -> text.append(trait.length())
                        .append(trait)
                        .append('=')
                        .append(strategy)
                        .append(';'));
        text.append(new TreeSet<>(portrait.off())).append(portrait.home()).append(portrait.lifeCycle());
        text.append(portrait.tiers()).append(portrait.bands()).append(portrait.names());
        return text.append(questions.canonical())
                .append(consent.canonical())
                .append(subscribers.canonical())
                .toString();
    }
}
