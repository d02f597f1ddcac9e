package io.onefold.testing.dependencies;

import java.util.SortedSet;

/**
 * A jar of others that is part of the product.
 *
 * @param folders of the product that hold it
 * @param sha256 of its bytes; empty where this build packs them anew
 */
record Dependency(Coordinates coordinates, Licence licence, SortedSet<String> folders, String sha256) {}
