package org.gap2028.job.cli;

import org.gap2028.job.configuration.Violation;

/** Lines for people on stderr. */
final class Notes {

  private Notes() {}

  /** A warning about a configuration. */
  static String warning(Violation violation) {
    String path = violation.path().isEmpty() ? "" : violation.path() + ": ";
    return "Warning: " + path + violation.message();
  }
}
