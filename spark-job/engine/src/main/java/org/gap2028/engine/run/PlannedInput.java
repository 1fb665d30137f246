package org.gap2028.engine.run;

import java.io.Serializable;
import org.gap2028.engine.distribution.Distribution;

/**
 * One uncertain input of a plan.
 *
 * @param name key of the input
 * @param coordinate coordinate of the point set that its latent normal comes from
 * @param distribution its marginal distribution
 */
public record PlannedInput(String name, int coordinate, Distribution distribution)
    implements Serializable {}
