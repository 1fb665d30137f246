package org.gap2028.engine.run;

import java.io.Serializable;

/**
 * A paired difference of the first output: scenario minus reference, draw by draw.
 *
 * @param scenario index of the scenario
 * @param reference index of the scenario it is compared with
 */
public record Pair(int scenario, int reference) implements Serializable {}
