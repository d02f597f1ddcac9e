package io.onefold.ingest.callcentre;

import org.asteriskjava.util.LogFactory;

/**
 * Keeps Asterisk-Java from logging: at warn and at info it writes whole events, with the numbers and names of callers. All
 * that matters of it comes as an exception or an event, and is said from there. The library looks its logging up by a class
 * loader; given one that finds nothing, it stays silent.
 */
final class SilentLibrary {
    private SilentLibrary() {}

    /** To be called before any other class of the library is loaded. */
    static void silence() {
        LogFactory.setClassLoader(new FindsNothing());
    }

    private static final class FindsNothing extends ClassLoader {
        FindsNothing() {
            super(null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            throw new ClassNotFoundException(name);
        }
    }
}
