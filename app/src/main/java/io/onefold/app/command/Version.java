package io.onefold.app.command;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Version implements IVersionProvider {
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"onefold " + number(), "Java " + Runtime.version()};
    }
}
