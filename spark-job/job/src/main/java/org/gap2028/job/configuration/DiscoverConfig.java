package org.gap2028.job.configuration;

/**
 * An event of which it is asked what inputs lead there.
 *
 * @param event name of the event
 * @param scenario name of the scenario under which it holds
 */
public record DiscoverConfig(String event, String scenario) {}
