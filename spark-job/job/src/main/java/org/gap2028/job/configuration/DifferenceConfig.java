package org.gap2028.job.configuration;

/**
 * A paired difference of the lead: scenario minus reference, draw by draw.
 *
 * @param scenario name of the scenario
 * @param reference name of the scenario it is compared with
 */
public record DifferenceConfig(String scenario, String reference) {}
