package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaSeriesTest {

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.01",
    "0.05, 3",
    "0.3, 0.3",
    "1, 1",
    "2, 3",
    "1, 5",
    "50, 60",
    "1e6, 1e6",
    "0.5, 1e6"
  })
  void isTheInverseOfTheDistributionFunction(double a, double b) {
    Beta beta = new Beta(a, b, 2, 5);
    BetaSeries series = new BetaSeries(beta);
    double spread = beta.quantile(0.75, 0.25) - beta.quantile(0.25, 0.75);
    SplittableRandom random = new SplittableRandom(2028);
    for (double z : random.doubles(2000, -9.5, 9.5).toArray()) {
      double p = StandardNormal.cdf(z);
      double q = StandardNormal.survival(z);
      double x = beta.quantile(p, q);
      // A hundredth of what a kernel may be off by, many times over.
      assertThat(series.at(z, p, q)).isCloseTo(x, within(1e-12 * Math.max(x, spread)));
    }
  }

  @Test
  void theOrderOfPointsDoesNotMatter() {
    BetaSeries upwards = new BetaSeries(Beta.of(2, 3));
    BetaSeries downwards = new BetaSeries(Beta.of(2, 3));
    int n = 500;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = at(upwards, (i - 250) / 31.0);
    }
    for (int i = n - 1; i >= 0; i--) {
      assertThat((Double) at(downwards, (i - 250) / 31.0)).isEqualTo((Double) values[i]);
    }
  }

  private static double at(BetaSeries series, double z) {
    return series.at(z, StandardNormal.cdf(z), StandardNormal.survival(z));
  }

  @Test
  void twoHundredInputsCompileInUnderASecond() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    SplittableRandom random = new SplittableRandom(2028);
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < 100; i++) {
      QuantileKernel.compile(new Pert(1, 1 + random.nextDouble(), 2));
      QuantileKernel.compile(Beta.of(random.nextDouble(0.5, 9), random.nextDouble(0.5, 9)));
    }
    // Of this thread's own time, so that a busy machine does not matter: 0.3 s here.
    assertThat(threads.getCurrentThreadCpuTime() - before).isLessThan(1_000_000_000L);
  }
}
