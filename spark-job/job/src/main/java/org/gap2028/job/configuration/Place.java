package org.gap2028.job.configuration;

/**
 * Where a value was written.
 *
 * @param source name of the file, or the option of the command line as it was typed; empty for a
 *     default, which nobody wrote
 * @param line line in the file, from 1; 0 outside a file
 * @param column column in the file, from 1, in characters; 0 outside a file
 */
record Place(String source, int line, int column) {

  /** Of what nobody wrote. */
  static final Place DEFAULT = new Place("", 0, 0);

  /** Of a value that an option of the command line gives. */
  static Place onCommandLine(String option) {
    return new Place(option, 0, 0);
  }

  boolean isDefault() {
    return source.isEmpty();
  }
}
