package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianCopulaTest {

  private static final int N = 37;

  /** The correlations of the gap model's specification, by the positions of its table. */
  private static final GaussianCopula DEFAULT =
      GaussianCopula.of(
          20,
          List.of(
              new Correlation(3, 4, 0.6),
              new Correlation(1, 4, -0.4),
              new Correlation(6, 4, 0.2),
              new Correlation(7, 8, 0.7),
              new Correlation(8, 12, 0.3),
              new Correlation(11, 12, 0.5),
              new Correlation(9, 8, -0.3),
              new Correlation(14, 15, 0.2),
              new Correlation(14, 16, 0.2),
              new Correlation(8, 18, -0.2)));

  @Test
  void theFactorTimesItsTransposeIsTheMatrix() {
    double[][] factor = DEFAULT.cholesky();
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        double product = 0;
        for (int k = 0; k < 20; k++) {
          product += factor[i][k] * factor[j][k];
        }
        // A sum of 20 products at most 1 in size.
        assertThat(product).isCloseTo(DEFAULT.correlation(i, j), within(1e-15));
        assertThat(DEFAULT.correlation(i, j)).isEqualTo(DEFAULT.correlation(j, i));
        if (j > i) {
          assertThat(factor[i][j]).isZero();
        }
      }
    }
    assertThat(DEFAULT.correlation(4, 3)).isEqualTo(0.6);
    assertThat(DEFAULT.correlation(2, 2)).isEqualTo(1);
    assertThat(DEFAULT.correlation(0, 19)).isZero();
    assertThat(DEFAULT.size()).isEqualTo(20);
  }

  @Test
  void theFactorOfTwoInputsIsTheTextbooks() {
    double[][] factor = GaussianCopula.of(2, List.of(new Correlation(1, 0, 0.6))).cholesky();
    assertThat(factor[1][0]).isEqualTo(0.6);
    assertThat(factor[1][1]).isCloseTo(0.8, within(1e-16));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 20})
  void correlatesByTheFactorForAnyNumberOfTerms(int size) {
    GaussianCopula copula = dense(size);
    double[][] factor = copula.cholesky();
    double[][] z = normals(size, N);
    double[][] x = new double[size][N];
    copula.correlate(z, x, N);
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < N; k++) {
        double expected = 0;
        for (int j = 0; j <= i; j++) {
          expected += factor[i][j] * z[j][k];
        }
        assertThat(x[i][k]).isCloseTo(expected, within(1e-14));
      }
    }
  }

  @Test
  void addsTermsInTheOrderItStates() {
    double[][] factor = DEFAULT.cholesky();
    double[][] z = normals(20, N);
    double[][] x = new double[20][N];
    DEFAULT.correlate(z, x, N);
    for (int i = 0; i < 20; i++) {
      for (int k = 0; k < N; k++) {
        double expected = factor[i][i] * z[i][k];
        for (int j = 0; j < i; j++) {
          if (factor[i][j] != 0) {
            expected = Math.fma(factor[i][j], z[j][k], expected);
          }
        }
        assertThat(x[i][k]).isEqualTo(expected);
      }
    }
  }

  @Test
  void givesTheSameBitsInPlace() {
    for (GaussianCopula copula : List.of(DEFAULT, dense(9))) {
      double[][] z = normals(copula.size(), N);
      double[][] apart = new double[copula.size()][N];
      copula.correlate(z, apart, N);
      // Every other row shares its array; then all do.
      double[][] mixed = apart.clone();
      double[][] source = normals(copula.size(), N);
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] = i % 2 == 0 ? source[i] : new double[N];
      }
      copula.correlate(source, mixed, N);
      assertThat(mixed).isDeepEqualTo(apart);
      copula.correlate(z, z, N);
      assertThat(z).isDeepEqualTo(apart);
    }
  }

  @Test
  void refusesAnArrayAtTwoIndices() {
    double[][] z = normals(3, N);
    double[][] x = {new double[N], z[0], new double[N]};
    assertThatThrownBy(() -> dense(3).correlate(z, x, N)).isInstanceOf(AssertionError.class);
  }

  @Test
  void independentInputsAreCopiedBitForBit() {
    GaussianCopula copula = GaussianCopula.of(3, List.of(new Correlation(0, 2, 0.5)));
    double[][] z = normals(3, N);
    double[][] x = new double[3][N];
    copula.correlate(z, x, N);
    assertThat(x[0]).containsExactly(z[0]);
    assertThat(x[1]).containsExactly(z[1]);
    assertThat(x[2][0]).isNotEqualTo(z[2][0]);
  }

  @Test
  void writesNothingBeyondItsLength() {
    double[][] x = new double[5][N];
    dense(5).correlate(normals(5, N), x, 10);
    for (double[] row : x) {
      assertThat(row[9]).isNotZero();
      assertThat(row[10]).isZero();
    }
  }

  @Test
  void acceptsASmallestEigenvalueAtTheLimitAndNoneBelow() {
    // The eigenvalues of two inputs are 1 - |rho| and 1 + |rho|.
    assertThat(GaussianCopula.of(2, List.of(new Correlation(0, 1, 0.9999))).size()).isEqualTo(2);
    assertThat(GaussianCopula.of(2, List.of(new Correlation(0, 1, -0.9999))).size()).isEqualTo(2);
    assertThatThrownBy(() -> GaussianCopula.of(2, List.of(new Correlation(0, 1, 0.99995))))
        .isInstanceOf(IndefiniteCorrelationException.class);
  }

  @Test
  void refusesAnIndefiniteMatrixWithItsSmallestEigenvalue() {
    // 1 with -0.9 to both, which are 0.9 to each other: eigenvalue 1 - 2 * 0.9 = -0.8.
    List<Correlation> correlations =
        List.of(
            new Correlation(0, 1, -0.9), new Correlation(0, 2, -0.9), new Correlation(1, 2, -0.9));
    IndefiniteCorrelationException refusal =
        catchThrowableOfType(
            IndefiniteCorrelationException.class, () -> GaussianCopula.of(3, correlations));
    assertThat(refusal.smallestEigenvalue()).isCloseTo(-0.8, within(1e-14));
    assertThat(refusal)
        .hasMessageStartingWith(
            "Invalid correlations: the smallest eigenvalue of their matrix is -0.8")
        .hasMessageEndingWith(" (at least 1.0E-4; correlations nearer to 0 raise it)");
  }

  @Test
  void refusesAPairGivenTwiceInEitherOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GaussianCopula.of(
                    3, List.of(new Correlation(0, 2, 0.1), new Correlation(2, 0, 0.1))))
        .withMessage("Invalid correlations: inputs 0 and 2 are given twice");
  }

  @Test
  void refusesAnInputBeyondTheSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianCopula.of(2, List.of(new Correlation(0, 2, 0.1))))
        .withMessage("Invalid input of a correlation: 2 (below 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussianCopula.of(-1, List.of()))
        .withMessage("Invalid size: -1 (at least 0)");
  }

  @Test
  void refusesACorrelationThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Correlation(1, 1, 0.5))
        .withMessage(
            "Invalid inputs of a correlation: 1 and 1 (two different indices, at least 0)");
    for (double rho : new double[] {1, -1, Double.NaN, 1.5}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Correlation(0, 1, rho))
          .withMessage("Invalid rho: " + rho + " (must be above -1 and below 1)");
    }
  }

  @Test
  void theFactorHandedOutIsACopy() {
    DEFAULT.cholesky()[0][0] = 5;
    assertThat(DEFAULT.cholesky()[0][0]).isEqualTo(1);
  }

  @Test
  void serialisationKeepsIt() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(DEFAULT);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      GaussianCopula copy = (GaussianCopula) in.readObject();
      assertThat(copy).isEqualTo(DEFAULT).hasSameHashCodeAs(DEFAULT).isNotEqualTo(dense(20));
      double[][] expected = new double[20][N];
      double[][] actual = new double[20][N];
      DEFAULT.correlate(normals(20, N), expected, N);
      copy.correlate(normals(20, N), actual, N);
      assertThat(actual).isDeepEqualTo(expected);
    }
  }

  @Test
  void allocatesNothing() {
    double[][] z = normals(20, N);
    double[][] x = new double[20][N];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 1010; i++) {
      if (i == 10) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      DEFAULT.correlate(z, x, N);
    }
    // The counter itself may cost a few bytes; 1,000 calls must not.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
  }

  /** Every pair correlated: 0.9 to the power of the distance, a positive definite matrix. */
  private static GaussianCopula dense(int size) {
    List<Correlation> correlations = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        // The perturbation keeps elements of the factor from being 0.
        correlations.add(new Correlation(i, j, Math.pow(0.8, i - j) + 0.001 * (i % 3)));
      }
    }
    return GaussianCopula.of(size, correlations);
  }

  private static double[][] normals(int size, int n) {
    SplittableRandom random = new SplittableRandom(13);
    double[][] z = new double[size][n];
    for (double[] row : z) {
      for (int k = 0; k < n; k++) {
        double u = random.nextDouble(0x1p-53, 1);
        row[k] = StandardNormal.quantile(u, 1 - u);
      }
    }
    return z;
  }
}
