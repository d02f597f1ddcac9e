package io.onefold.app.console;

import io.onefold.profile.subscription.FieldClasses;
import java.time.InstantSource;

/**
 * What of people is seen, and who is told so.
 *
 * @param classes what is personal, by the names of fields
 * @param asker records reveals
 * @param live tells of changes
 * @param clock by which reveals end
 */
public record Sight(FieldClasses classes, Asker asker, LiveProfiles live, InstantSource clock) {}
