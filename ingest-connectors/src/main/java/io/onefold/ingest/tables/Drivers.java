package io.onefold.ingest.tables;

import java.io.IOException;
import java.sql.Driver;

/** Finds the JDBC drivers of databases, which are on a worker's class path and not on everybody's. */
@FunctionalInterface
public interface Drivers {
    /**
     * A driver.
     *
     * @throws IOException where it is not there, in words
     */
    Driver named(String className) throws IOException;

    /** Those on the class path of whoever asks. */
    Drivers ON_CLASS_PATH = className -> make(className, Drivers.class.getClassLoader());

    /** One that a class loader finds. */
    static Driver make(String className, ClassLoader loader) throws IOException {
        try {
            return Class.forName(className, true, loader)
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the driver " + className + " is not there; put Debezium's jars beside ours", e);
        }
    }
}
