package org.gap2028.engine.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogarithmStepTest {

  private static final int N = 4096;

  @Test
  void followsTheLogarithmOverTheWholeRangeOfSteps() {
    SplittableRandom random = new SplittableRandom(31);
    double[] x = random.doubles(N, 0.1, 100).toArray();
    double[] y = new double[N];
    double[] logX = new double[N];
    for (int i = 0; i < N; i++) {
      y[i] = x[i] * random.nextDouble(0.5, 2);
      logX[i] = StrictMath.log10(x[i]);
    }
    double[] logY = new double[N];
    double[] spread = new double[N];
    LogarithmStep.fill(x, y, logX, logY, spread, N);
    for (int i = 0; i < N; i++) {
      // One unit in the last place of the first logarithm, and 2e-15 of a step of at most 0.302.
      assertThat(logY[i]).isCloseTo(StrictMath.log10(y[i]), within(1.5e-15));
      assertThat(logY[i]).isEqualTo(LogarithmStep.of(x[i], y[i], logX[i]));
    }
  }

  @Test
  void smallStepsKeepTheirDigits() {
    double[] x = {1};
    double[] y = {1 + 0x1p-40};
    double[] out = new double[1];
    LogarithmStep.fill(x, y, new double[1], out, new double[1], 1);
    // log10(1 + h) = h log10(e) (1 - h/2 + ...)
    double expected = 0x1p-40 * 0x1.bcb7b1526e50ep-2;
    assertThat(out[0] / expected).isCloseTo(1, within(1e-12));
  }

  @Test
  void spreadProvesThatEveryStepWasSmall() {
    double[] spread = new double[3];
    double[] x = {1, 1, 1};
    double[] out = new double[3];
    LogarithmStep.fill(x, new double[] {2, 2.1, Double.NaN}, new double[3], out, spread, 3);
    assertThat(spread[0]).isLessThanOrEqualTo(LogarithmStep.LARGEST_SPREAD);
    assertThat(spread[1]).isGreaterThan(LogarithmStep.LARGEST_SPREAD);
    assertThat(spread[2]).isNaN();
  }

  @Test
  void mendsSeriesWithALargeStepAndLeavesTheOthers() {
    double[][] values = {{1, 1, 1}, {1.2, 3, 0}, {1.3, 3.1, 1}};
    double[][] logarithms = new double[3][3];
    double[] spread = new double[3];
    for (int t = 1; t < 3; t++) {
      LogarithmStep.fill(values[t - 1], values[t], logarithms[t - 1], logarithms[t], spread, 3);
    }
    double[] before = {logarithms[1][0], logarithms[2][0]};
    LogarithmStep.mend(values, logarithms, 1, 2, spread, 3);
    assertThat(logarithms[1][0]).isEqualTo(before[0]);
    assertThat(logarithms[2][0]).isEqualTo(before[1]);
    assertThat(logarithms[1][1]).isCloseTo(StrictMath.log10(3), within(2e-16));
    assertThat(logarithms[2][1]).isCloseTo(StrictMath.log10(3.1), within(3e-16));
    assertThat(logarithms[1][2]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(logarithms[2][2]).isZero();
  }
}
