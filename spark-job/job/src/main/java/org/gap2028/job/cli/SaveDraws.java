package org.gap2028.job.cli;

import java.util.Arrays;
import org.gap2028.job.configuration.DrawCount;

/**
 * The option {@code --save-draws[=N]}. Its value needs the equals sign, so that the option does not
 * take the argument after it for its value.
 */
final class SaveDraws {

  static final String OPTION = "--save-draws";
  private static final String ALL = "all";

  private SaveDraws() {}

  /** Arguments in which the option without a value has one. */
  static String[] withValue(String... arguments) {
    return Arrays.stream(arguments)
        .map(argument -> argument.equals(OPTION) ? OPTION + "=" + ALL : argument)
        .toArray(String[]::new);
  }

  /**
   * Ids below this are saved.
   *
   * @param value value of the option, null where it was not given
   * @throws IllegalArgumentException if the value is no number of draws
   */
  static long limit(String value) {
    if (value == null) {
      return 0;
    }
    return value.equals(ALL) ? Long.MAX_VALUE : DrawCount.parse(value);
  }
}
