package org.gap2028.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyLayoutTest {

  private static final TallyLayout LAYOUT = new TallyLayout(3, 2, 12, 5, 4, 2);

  @Test
  void columnsAreEachAPlaceOfTheirOwnScenariosFirst() {
    List<Integer> columns = new ArrayList<>();
    for (int scenario = 0; scenario < 3; scenario++) {
      for (int output = 0; output < 2; output++) {
        for (int quarter = 0; quarter < 12; quarter++) {
          columns.add(LAYOUT.column(scenario, output, quarter));
        }
      }
    }
    for (int pair = 0; pair < 4; pair++) {
      for (int quarter = 0; quarter < 12; quarter++) {
        columns.add(LAYOUT.difference(pair, quarter));
      }
    }
    for (int output = 0; output < 2; output++) {
      for (int quarter = 0; quarter < 5; quarter++) {
        columns.add(LAYOUT.common(output, quarter));
      }
    }
    assertThat(LAYOUT.columns()).isEqualTo(3 * 2 * 12 + 4 * 12 + 2 * 5);
    assertThat(columns).containsExactlyElementsOf(upTo(LAYOUT.columns()));
  }

  @Test
  void pathCountsAreEachAPlaceOfTheirOwn() {
    List<Integer> counts = new ArrayList<>();
    for (int scenario = 0; scenario < 3; scenario++) {
      for (int event = 0; event < 2; event++) {
        for (int quarter = 0; quarter < 12; quarter++) {
          counts.add(LAYOUT.pathCount(scenario, event, quarter));
        }
      }
    }
    assertThat(LAYOUT.pathCounts()).isEqualTo(3 * 2 * 12);
    assertThat(counts).containsExactlyElementsOf(upTo(LAYOUT.pathCounts()));
  }

  @Test
  void pairsAreGroupsAfterTheScenarios() {
    assertThat(LAYOUT.groups()).isEqualTo(7);
    assertThat(LAYOUT.pairGroup(0)).isEqualTo(3);
    assertThat(LAYOUT.pairGroup(3)).isEqualTo(6);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
