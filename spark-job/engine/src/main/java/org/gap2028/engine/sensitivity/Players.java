package org.gap2028.engine.sensitivity;

/** Among whom the variance of an output is divided: a plan's inputs, and its noise as one more. */
public final class Players {

  /** Name of the noise: the walk and the additive noise together. */
  public static final String PROCESS_NOISE = "process_noise";

  private Players() {}
}
