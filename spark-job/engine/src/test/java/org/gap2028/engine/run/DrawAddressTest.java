package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gap2028.engine.random.RandomPoints;
import org.junit.jupiter.api.Test;

class DrawAddressTest {

  private static final RunPlan PLAN = Plans.gap(RandomPoints.of(1), 3, 5, 1);

  @Test
  void isTheInverseOfTheDrawsId() {
    for (long id = 0; id < PLAN.draws(); id++) {
      DrawAddress address = DrawAddress.of(PLAN, id);
      assertThat(address.replicate()).isBetween(0, 2);
      assertThat(address.point()).isBetween(0L, 5 * 1024L - 1);
      assertThat(PLAN.drawId(address.replicate(), address.point())).isEqualTo(id);
    }
  }

  @Test
  void refusesADrawThatThePlanDoesNotHave() {
    for (long id : new long[] {-1, PLAN.draws()}) {
      assertThatThrownBy(() -> DrawAddress.of(PLAN, id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid draw: " + id + " (0 to 15359)");
    }
  }
}
