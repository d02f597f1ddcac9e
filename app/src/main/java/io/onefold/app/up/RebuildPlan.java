package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.rebuild.Feed;
import io.onefold.schemas.topics.Topics;

/**
 * What is made anew, and where.
 *
 * @param present whose log is read
 * @param fresh what is made of it
 * @param registered under whose topics the schemas of what the fresh one publishes are registered
 * @param inputs what becomes of what nobody has read yet
 */
public record RebuildPlan(Configuration present, Configuration fresh, Configuration registered, Feed.Inputs inputs) {
    /** Another installation, with public topics of its own. */
    public static RebuildPlan underPrefix(Configuration configuration, String prefix) {
        Configuration fresh = configuration.under(new Topics(prefix));
        return new RebuildPlan(configuration, fresh, fresh, Feed.Inputs.COPIED);
    }

    /** The next generation of the same installation. It publishes to shadows, so its values are those of the public topics, byte by byte. */
    public static RebuildPlan nextGeneration(Configuration configuration) {
        return new RebuildPlan(
                configuration, configuration.under(next(configuration).shadow()), configuration, Feed.Inputs.LEFT);
    }

    private static Topics next(Configuration configuration) {
        Topics topics = configuration.topics().topics();
        return topics.ofGeneration(topics.generation() + 1);
    }

    /** The installation as it is once it has been switched over to the next generation. */
    Topics next() {
        return next(present);
    }
}
