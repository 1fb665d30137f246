package org.gap2028.job.configuration;

import java.util.List;
import org.gap2028.engine.distribution.Correlation;
import org.gap2028.engine.distribution.GaussianCopula;

/** From named correlations to a copula of numbered inputs. */
final class Dependence {

  private Dependence() {}

  /**
   * The copula of some inputs.
   *
   * @param names names of the inputs, in the order of the Cholesky factor
   * @param correlations correlations between them
   */
  static GaussianCopula copula(List<String> names, List<CorrelationConfig> correlations) {
    return GaussianCopula.of(names.size(), pairs(names, correlations));
  }

  /** Correlations by the indices of their inputs. */
  static List<Correlation> pairs(List<String> names, List<CorrelationConfig> correlations) {
    return correlations.stream()
        .map(
            each ->
                new Correlation(
                    names.indexOf(each.first()), names.indexOf(each.second()), each.rho()))
        .toList();
  }
}
