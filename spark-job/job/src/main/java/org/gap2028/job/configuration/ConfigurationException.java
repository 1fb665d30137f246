package org.gap2028.job.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A configuration that cannot be run. The message lists everything that is wrong in it, a line
 * each, in the order of the file; what the command line says comes after.
 */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Violation[] violations;
  private final Violation[] warnings;

  /**
   * A configuration with errors.
   *
   * @param file name of the file, as messages show it
   * @param violations what is wrong, at least one
   * @param warnings what is doubtful beside
   */
  public ConfigurationException(String file, List<Violation> violations, List<Violation> warnings) {
    this(file, sorted(file, violations), sorted(file, warnings));
  }

  private ConfigurationException(String file, Violation[] violations, Violation[] warnings) {
    super(text(file, violations));
    this.violations = violations;
    this.warnings = warnings;
  }

  /** What is wrong, in the order of the file. */
  public List<Violation> violations() {
    return List.of(violations);
  }

  /** What is doubtful beside, in the order of the file. */
  public List<Violation> warnings() {
    return List.of(warnings);
  }

  private static Violation[] sorted(String file, List<Violation> violations) {
    List<Violation> sorted = new ArrayList<>(violations);
    sorted.sort(
        Comparator.comparing((Violation violation) -> !violation.file().equals(file))
            .thenComparingInt(Violation::line)
            .thenComparingInt(Violation::column));
    return sorted.toArray(Violation[]::new);
  }

  private static String text(String file, Violation[] violations) {
    int width = 0;
    for (Violation violation : violations) {
      width = Math.max(width, position(violation).length());
    }
    StringBuilder text = new StringBuilder(file);
    text.append(": ").append(violations.length);
    text.append(violations.length == 1 ? " problem" : " problems");
    for (Violation violation : violations) {
      text.append("\n  ").append(line(file, violation, width));
    }
    return text.toString();
  }

  private static String line(String file, Violation violation, int width) {
    StringBuilder line = new StringBuilder();
    String position = position(violation);
    if (!position.isEmpty()) {
      line.append(position).append(" ".repeat(width - position.length() + 1));
    } else if (!violation.file().isEmpty() && !violation.file().equals(file)) {
      line.append(violation.file()).append("  ");
    }
    if (!violation.path().isEmpty()) {
      line.append(Names.printable(violation.path())).append("  ");
    }
    return line.append(violation.message()).toString();
  }

  private static String position(Violation violation) {
    return violation.line() == 0 ? "" : violation.line() + ":" + violation.column();
  }
}
