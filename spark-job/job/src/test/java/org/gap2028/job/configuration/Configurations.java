package org.gap2028.job.configuration;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Small configurations for tests. */
final class Configurations {

  /** The name of every configuration that is read from memory. */
  static final String FILE = "test.json";

  private Configurations() {}

  /** A configuration with what is required in line 1 and further fields from line 2 on. */
  static String with(String fields) {
    return "{\"name\": \"test\", \"model\": \"compute-gap\""
        + (fields.isEmpty() ? "" : ",\n")
        + fields
        + "}";
  }

  /** Reads a configuration with further fields, and sets values as {@code --set} does. */
  static RunConfig read(String fields, String... set) {
    return readText(with(fields), set);
  }

  /** Reads the text of a configuration, and sets values as {@code --set} does. */
  static RunConfig readText(String text, String... set) {
    List<Assignment> assignments = Arrays.stream(set).map(Assignment::set).toList();
    return ConfigurationReader.read(text.getBytes(StandardCharsets.UTF_8), FILE, assignments);
  }

  /** What is wrong in a configuration with further fields. */
  static ConfigurationException wrong(String fields, String... set) {
    return wrongText(with(fields), set);
  }

  /** What is wrong in the text of a configuration. */
  static ConfigurationException wrongText(String text, String... set) {
    return catchThrowableOfType(ConfigurationException.class, () -> readText(text, set));
  }
}
