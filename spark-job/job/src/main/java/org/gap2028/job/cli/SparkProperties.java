package org.gap2028.job.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The user's properties of Spark. */
final class SparkProperties {

  private SparkProperties() {}

  /** What {@code spark-submit}, or the user with {@code -Dspark...}, sets. */
  static Map<String, String> ofUser() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      properties.put(name, System.getProperty(name));
    }
    return properties;
  }

  /** Whether {@code spark-submit} started this program. */
  static boolean submitted() {
    return System.getProperty("spark.submit.deployMode") != null;
  }
}
