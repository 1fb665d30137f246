package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gap2028.engine.distribution.Atoms;
import org.gap2028.engine.distribution.Discrete;
import org.gap2028.engine.distribution.Fixed;
import org.gap2028.engine.distribution.Mixture;
import org.gap2028.engine.distribution.QuantileList;
import org.gap2028.engine.distribution.Uniform;
import org.junit.jupiter.api.Test;

class AtomicBinsTest {

  private static Histogram.Bins bins(double[] low, double[] high, long... count) {
    return new Histogram.Bins(low, high, count);
  }

  @Test
  void binsWithoutAtomsStay() {
    Histogram.Bins bins = bins(new double[] {1}, new double[] {2}, 5);
    assertThat(AtomicBins.of(bins, Atoms.NONE)).isSameAs(bins);
  }

  @Test
  void aDiscreteValueTakesAllOfItsBin() {
    Atoms atoms = Atoms.of(new Discrete(List.of(1.5, 2.0, 3.0), List.of(1.0, 1.0, 2.0)));
    Histogram.Bins cut =
        AtomicBins.of(bins(new double[] {1, 2, 3}, new double[] {2, 3, 4}, 9, 11, 21), atoms);
    assertThat(cut.low()).containsExactly(1.5, 2, 3);
    assertThat(cut.high()).containsExactly(1.5, 2, 3);
    assertThat(cut.count()).containsExactly(9, 11, 21);
  }

  @Test
  void valuesThatShareABinShareItsDraws() {
    Atoms atoms = Atoms.of(new Discrete(List.of(1.25, 1.5), List.of(1.0, 3.0)));
    Histogram.Bins cut = AtomicBins.of(bins(new double[] {1}, new double[] {2}, 402), atoms);
    assertThat(cut.low()).containsExactly(1.25, 1.5);
    // A quarter of 402 is 100.5.
    assertThat(cut.count()).containsExactly(101, 301);
  }

  @Test
  void whatIsSpreadAroundAnAtomStaysAroundIt() {
    // Below 1.5 lie 0.25 of the probability, on it 0.5, above it 0.25.
    Atoms atoms =
        Atoms.of(new Mixture(List.of(1.0, 1.0), List.of(new Fixed(1.5), new Uniform(1, 2))));
    Histogram.Bins cut = AtomicBins.of(bins(new double[] {1}, new double[] {2}, 1000), atoms);
    assertThat(cut.low()).containsExactly(1, 1.5, 1.5);
    assertThat(cut.high()).containsExactly(1.5, 1.5, 2);
    assertThat(cut.count()).containsExactly(250, 500, 250);
    DistributionFunction function = new BinnedFunction(cut);
    assertThat(function.below(1.5)).isEqualTo(0.25);
    assertThat(function.atMost(1.5)).isEqualTo(0.75);
    assertThat(function.quantile(0.125)).isEqualTo(1.25);
    assertThat(function.quantile(0.26)).isEqualTo(1.5);
    assertThat(function.quantile(0.74)).isEqualTo(1.5);
  }

  @Test
  void anEdgeBelongsToTheBinThatIsFartherFromZero() {
    Atoms atoms = Atoms.of(new QuantileList(List.of(0.0, 0.5, 1.0), List.of(-2.0, -2.0, 2.0)));
    Histogram.Bins cut =
        AtomicBins.of(bins(new double[] {-3, -2}, new double[] {-2, -1}, 40, 7), atoms);
    assertThat(cut.low()).containsExactly(-2, -2);
    assertThat(cut.high()).containsExactly(-2, -1);
    assertThat(cut.count()).containsExactly(40, 7);
  }
}
