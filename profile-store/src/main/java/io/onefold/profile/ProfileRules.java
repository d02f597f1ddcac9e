package io.onefold.profile;

import io.onefold.profile.portrait.PortraitRules;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what the sections of a profile are made of messages.
 *
 * @param survivorship which value of a trait survives
 * @param portrait what is computed
 */
public record ProfileRules(Survivorship survivorship, PortraitRules portrait) {
    /** The latest value of every trait, and all that is computed where nothing is set. */
    public static final ProfileRules DEFAULT = new ProfileRules(Survivorship.MOST_RECENT, PortraitRules.DEFAULT);

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
        return text.append(portrait.tiers()).append(portrait.birthdayTrait()).toString();
    }
}
