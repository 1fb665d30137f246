package org.gap2028.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gap2028.engine.random.SobolPoints;
import org.junit.jupiter.api.Test;

class SuperBlockTest {

  @Test
  void superBlocksTileEveryReplicate() {
    RunPlan plan = Plans.gap(SobolPoints.of(1), 3, 600, 1);
    boolean[][] seen = new boolean[3][600];
    for (SuperBlock superBlock : SuperBlock.all(plan)) {
      for (long block = superBlock.first(); block < superBlock.end(); block++) {
        assertThat(seen[superBlock.replicate()][(int) block]).isFalse();
        seen[superBlock.replicate()][(int) block] = true;
      }
    }
    for (boolean[] replicate : seen) {
      assertThat(replicate).doesNotContain(false);
    }
    // 600 blocks are two whole super-blocks of 256 and one of 88.
    assertThat(SuperBlock.perReplicate(plan)).isEqualTo(3);
    assertThat(SuperBlock.of(plan, 2).draws()).isEqualTo(88 * 1024);
  }

  @Test
  void drawIdsLetReplicatesTakeTurnsByBlocks() {
    RunPlan plan = Plans.gap(SobolPoints.of(1), 3, 600, 1);
    // interface.md: floor(k / 1024) 1024 R + 1024 r + (k mod 1024).
    assertThat(plan.drawId(0, 0)).isZero();
    assertThat(plan.drawId(2, 5)).isEqualTo(2 * 1024 + 5);
    assertThat(plan.drawId(1, 1024 + 7)).isEqualTo(3 * 1024 + 1024 + 7);
    assertThat(plan.draws()).isEqualTo(3 * 600 * 1024);
  }

  @Test
  void aPlanRefusesOneReplicate() {
    assertThatThrownBy(() -> Plans.gap(SobolPoints.of(1), 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid replicates: 1 (at least 2)");
  }

  @Test
  void aPlanRefusesThreeWalkPoints() {
    assertThatThrownBy(() -> Plans.gap(SobolPoints.of(1), 2, 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid walk points: 3 (1, 2, 4 or 8)");
  }
}
