package org.gap2028.engine.distribution;

/**
 * A quantile function composed with Phi, for many points: it may keep what neighbouring points
 * share. Not safe for use by several threads.
 */
@FunctionalInterface
interface LatentQuantile {

  /**
   * The value of a latent normal.
   *
   * @param z the latent normal
   * @param p Phi(z)
   * @param q 1 - Phi(z)
   */
  double at(double z, double p, double q);

  /** Of a distribution, in the way that is quickest for it. */
  static LatentQuantile of(Distribution distribution) {
    if (distribution instanceof Beta beta) {
      return new BetaSeries(beta);
    }
    if (distribution instanceof Pert pert) {
      return new BetaSeries(pert.beta());
    }
    return (z, p, q) -> distribution.quantile(p, q);
  }
}
