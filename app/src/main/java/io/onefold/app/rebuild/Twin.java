package io.onefold.app.rebuild;

/**
 * A published topic and the one on which the fresh generation has published the same.
 *
 * @param shadow empty where the fresh generation publishes nothing there, so that all of it ends
 */
record Twin(String published, String shadow, Sense sense) {
    boolean hasShadow() {
        return !shadow.isEmpty();
    }
}
