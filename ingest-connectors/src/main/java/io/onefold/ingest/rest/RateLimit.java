package io.onefold.ingest.rest;

/**
 * The headers that say how often a server may be asked.
 *
 * @param remaining how many requests are left
 * @param reset when there will be more: a time in ISO 8601, a Unix time, or seconds from now
 */
record RateLimit(String remaining, String reset) {}
