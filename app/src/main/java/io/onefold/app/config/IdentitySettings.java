package io.onefold.app.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What profiles depend on.
 *
 * @param rules the rules file; empty for the shipped one
 * @param secret the file of the tenant's secret
 * @param zone of business days
 */
public record IdentitySettings(Optional<Path> rules, Path secret, ZoneId zone) {}
