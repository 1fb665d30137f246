package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {

  private static Event event(double from, double below) {
    return new Event("some", from, below, false, false);
  }

  @Test
  void aValueCountsFromItsLowerBoundToBelowItsUpper() {
    Event event = event(12, 24);
    assertThat(event.holds(Math.nextDown(12.0))).isFalse();
    assertThat(event.holds(12)).isTrue();
    assertThat(event.holds(Math.nextDown(24.0))).isTrue();
    assertThat(event.holds(24)).isFalse();
    assertThat(event.holds(Double.NaN)).isFalse();
  }

  @Test
  void aBoundMayBeLeftOut() {
    Event below = event(Double.NEGATIVE_INFINITY, 0);
    assertThat(below.holds(-1e300)).isTrue();
    assertThat(below.holds(-0.0)).isFalse();
    Event from = event(0, Double.POSITIVE_INFINITY);
    assertThat(from.holds(1e300)).isTrue();
    assertThat(from.holds(-1e-300)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "4, 3", "NaN, 3", "3, NaN"})
  void boundsMustLeaveSomething(double from, double below) {
    assertThatThrownBy(() -> event(from, below))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid bounds of event some: " + from + " to " + below + " (from < to)");
  }

  @Test
  void atLeastOneBoundMustBeGiven() {
    assertThatThrownBy(() -> event(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid event some: it has no bound");
  }
}
