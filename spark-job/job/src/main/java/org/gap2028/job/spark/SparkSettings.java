package org.gap2028.job.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/**
 * Properties of the Spark application: defaults below the user's, mandatory ones above. What the
 * numbers need is mandatory; what is a matter of speed or taste is a default.
 */
public final class SparkSettings {

  /** Property that names the master. */
  public static final String MASTER = "spark.master";

  private static final String PREFIX = "spark.";
  private static final String LOCAL_MASTER = "local[*]";

  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\*|\\d{1,6})(?:,\\d+)?])?");

  private SparkSettings() {}

  /**
   * Properties of a run.
   *
   * @param applicationName name in Spark's UI
   * @param user the user's properties, those that {@code spark-submit} sets included
   */
  public static Map<String, String> properties(String applicationName, Map<String, String> user) {
    Map<String, String> properties = new LinkedHashMap<>(defaults());
    if (isLocal(user.getOrDefault(MASTER, LOCAL_MASTER))) {
      properties.putAll(localDefaults());
    }
    user.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            properties.put(key, value);
          }
        });
    properties.put("spark.app.name", applicationName);
    properties.putAll(mandatory());
    return properties;
  }

  /**
   * Threads of this JVM that evaluate draws: those of a local master, 0 where executors do.
   *
   * @param properties properties of a run
   */
  public static int localThreads(Map<String, String> properties) {
    Matcher local = LOCAL.matcher(properties.get("spark.master"));
    if (!local.matches()) {
      return 0;
    }
    String threads = local.group(1);
    if (threads == null) {
      return 1;
    }
    // Spark itself refuses what is no number of threads.
    return threads.equals("*")
        ? Runtime.getRuntime().availableProcessors()
        : Integer.parseInt(threads);
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put(MASTER, LOCAL_MASTER);
    defaults.put("spark.ui.showConsoleProgress", "false");
    // What a run needs is checked before it starts, and many replicates need more than 1 GB.
    defaults.put("spark.driver.maxResultSize", "0");
    return defaults;
  }

  /** Nobody looks at a laptop's UI, and it costs a second to start. */
  private static Map<String, String> localDefaults() {
    return Map.of("spark.ui.enabled", "false");
  }

  /** Whether tasks of this master run in the driver's JVM. */
  public static boolean isLocal(String master) {
    return LOCAL.matcher(master).matches();
  }

  private static Map<String, String> mandatory() {
    return Map.of(
        // Tallies write themselves; another serialiser would not call them.
        "spark.serializer",
        "org.apache.spark.serializer.JavaSerializer",
        // A stream remembers, and so keeps, what it wrote until it is reset.
        "spark.serializer.objectStreamReset",
        "1");
  }

  /** The configuration of a Spark context with these properties and no others. */
  static SparkConf configuration(Map<String, String> properties) {
    SparkConf configuration = new SparkConf(false);
    properties.forEach(configuration::set);
    return configuration;
  }
}
