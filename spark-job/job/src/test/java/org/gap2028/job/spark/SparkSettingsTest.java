package org.gap2028.job.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SparkSettingsTest {

  @Test
  void theUsersMasterGoesBeforeTheDefault() {
    assertThat(SparkSettings.properties("a", Map.of())).containsEntry("spark.master", "local[*]");
    assertThat(SparkSettings.properties("a", Map.of("spark.master", "spark://host:7077")))
        .containsEntry("spark.master", "spark://host:7077");
  }

  @Test
  void theSerialiserThatTalliesNeedGoesBeforeTheUsers() {
    Map<String, String> user =
        Map.of("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    assertThat(SparkSettings.properties("a", user))
        .containsEntry("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
  }

  @Test
  void otherPropertiesOfTheJvmStayOut() {
    assertThat(SparkSettings.properties("a", Map.of("java.home", "/x")))
        .doesNotContainKey("java.home");
  }

  @Test
  void theApplicationIsNamed() {
    assertThat(SparkSettings.properties("gap2028 quick", Map.of("spark.app.name", "x")))
        .containsEntry("spark.app.name", "gap2028 quick");
  }

  @Test
  void threadsOfALocalMasterAreCounted() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(threads("local")).isEqualTo(1);
    assertThat(threads("local[3]")).isEqualTo(3);
    assertThat(threads("local[3,4]")).isEqualTo(3);
    assertThat(threads("local[*]")).isEqualTo(cores);
    assertThat(threads("spark://host:7077")).isZero();
    assertThat(threads("yarn")).isZero();
  }

  @Test
  void theInterfaceIsLeftOutOnOneMachineOnly() {
    assertThat(SparkSettings.properties("a", Map.of())).containsEntry("spark.ui.enabled", "false");
    for (String master : List.of("spark://a:1,b:2", "yarn", "k8s://https://a")) {
      assertThat(SparkSettings.properties("a", Map.of("spark.master", master)))
          .doesNotContainKey("spark.ui.enabled");
    }
  }

  private static int threads(String master) {
    return SparkSettings.localThreads(
        SparkSettings.properties("a", Map.of("spark.master", master)));
  }
}
