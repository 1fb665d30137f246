package org.gap2028.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gap2028.engine.distribution.Atoms.Atom;
import org.junit.jupiter.api.Test;

class AtomsTest {

  @Test
  void smoothFamiliesHaveNone() {
    for (Distribution each :
        List.of(
            Metalog.of(4, 7, 10.5, 0, Double.POSITIVE_INFINITY),
            new Triangular(0, 1, 3),
            new Uniform(0, 1),
            new QuantileList(List.of(0.0, 0.5, 1.0), List.of(1.0, 2.0, 4.0)),
            new Mixture(List.of(1.0, 1.0), List.of(new Uniform(0, 1), new Uniform(2, 3))))) {
      assertThat(Atoms.of(each)).as(each.family()).isSameAs(Atoms.NONE);
    }
  }

  @Test
  void aFixedValueIsOneAtom() {
    assertThat(Atoms.of(new Fixed(7)).atoms()).containsExactly(new Atom(7, 0, 1));
  }

  @Test
  void everyDiscreteValueIsOne() {
    Atoms atoms = Atoms.of(Discrete.of(List.of(6.0, 4.0, 9.0), List.of(2.0, 1.0, 1.0)));
    assertThat(atoms.atoms())
        .containsExactly(new Atom(4, 0, 0.25), new Atom(6, 0.25, 0.75), new Atom(9, 0.75, 1));
    assertThat(atoms.below(6)).isEqualTo(0.25);
    assertThat(atoms.upTo(6)).isEqualTo(0.75);
    assertThat(atoms.below(7)).isEqualTo(0.75);
  }

  @Test
  void repeatedQuantilesAreOneEachAlsoAtTheEnds() {
    QuantileList list =
        new QuantileList(
            List.of(0.0, 0.1, 0.2, 0.5, 0.6, 0.9, 1.0), List.of(4.0, 4.0, 6.0, 6.0, 6.0, 8.0, 8.0));
    assertThat(Atoms.of(list).atoms())
        .containsExactly(new Atom(4, 0, 0.1), new Atom(6, 0.2, 0.6), new Atom(8, 0.9, 1));
  }

  @Test
  void mixedAndConditionedOnesKeepTheirs() {
    Mixture mixture = new Mixture(List.of(1.0, 3.0), List.of(new Fixed(0.5), new Uniform(0, 1)));
    Atom atom = Atoms.of(mixture).atoms().get(0);
    assertThat(Atoms.of(mixture).atoms()).hasSize(1);
    assertThat(atom.value()).isEqualTo(0.5);
    // Three quarters of a half lie below, and a quarter on it.
    assertThat(atom.below()).isCloseTo(0.375, within(1e-15));
    assertThat(atom.upTo()).isCloseTo(0.625, within(1e-15));
    Atom conditioned = Atoms.of(new Truncated(mixture, 0.25, 1)).atoms().get(0);
    // 0.1875 of the probability is cut off.
    assertThat(conditioned.below()).isCloseTo(0.1875 / 0.8125, within(1e-15));
    assertThat(conditioned.upTo()).isCloseTo(0.4375 / 0.8125, within(1e-15));
  }
}
