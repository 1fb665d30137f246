package org.gap2028.engine.distribution;

/**
 * Correlations that no joint distribution has, or nearly none: the smallest eigenvalue of their
 * matrix is below {@link GaussianCopula#SMALLEST_EIGENVALUE}.
 */
public final class IndefiniteCorrelationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final double smallestEigenvalue;

  IndefiniteCorrelationException(double smallestEigenvalue) {
    super(
        "Invalid correlations: the smallest eigenvalue of their matrix is "
            + smallestEigenvalue
            + " (at least "
            + GaussianCopula.SMALLEST_EIGENVALUE
            + "; correlations nearer to 0 raise it)");
    this.smallestEigenvalue = smallestEigenvalue;
  }

  /** The smallest eigenvalue of the matrix. */
  public double smallestEigenvalue() {
    return smallestEigenvalue;
  }
}
