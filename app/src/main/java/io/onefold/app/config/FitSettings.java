package io.onefold.app.config;

import io.onefold.app.population.Learning;

/**
 * How it is learned what depends on all customers.
 *
 * @param everyDays it is learned anew; 0 for by command alone
 */
public record FitSettings(int everyDays, Learning.Horizon horizon) {}
