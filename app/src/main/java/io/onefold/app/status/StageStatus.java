package io.onefold.app.status;

/**
 * One part of the installation.
 *
 * @param state {@code ready}, {@code waiting}, {@code down} or {@code failed}
 * @param why empty where it is ready
 */
public record StageStatus(String name, String state, String why) {}
