package org.gap2028.job.configuration;

/**
 * A value that the command line sets in the resolved configuration. It is checked with the rest of
 * the configuration, and what is wrong in it is reported with the option as it was typed.
 */
public final class Assignment {

  private final String option;
  private final String path;
  private final String value;
  private final Notation notation;

  /** How a value is written. */
  enum Notation {
    /** JSON if it parses, else a text. */
    JSON,
    /** A number of draws; see {@link DrawCount}. */
    DRAWS,
    /** Not at all: what stands there is no assignment. */
    NONE
  }

  private Assignment(String option, String path, String value, Notation notation) {
    this.option = option;
    this.path = path;
    this.value = value;
    this.notation = notation;
  }

  /**
   * The option {@code --set PATH=VALUE}.
   *
   * @param text PATH=VALUE; VALUE is JSON if it parses, else a text
   */
  public static Assignment set(String text) {
    int equals = text.indexOf('=');
    String option = "--set " + Names.shortened(text);
    return equals < 1
        ? new Assignment(option, "", text, Notation.NONE)
        : new Assignment(
            option, text.substring(0, equals), text.substring(equals + 1), Notation.JSON);
  }

  /** The option {@code --draws}, as people type numbers of draws. */
  public static Assignment draws(String text) {
    return new Assignment(
        "--draws " + Names.shortened(text), "sampling.draws", text, Notation.DRAWS);
  }

  /** The option {@code --seed}. */
  public static Assignment seed(String text) {
    return option("--seed", "seed", text);
  }

  /** The option {@code --design}. */
  public static Assignment design(String text) {
    return option("--design", "sampling.design", text);
  }

  /** The option {@code --replicates}. */
  public static Assignment replicates(String text) {
    return option("--replicates", "sampling.replicates", text);
  }

  private static Assignment option(String option, String path, String text) {
    return new Assignment(option + " " + Names.shortened(text), path, text, Notation.JSON);
  }

  /** Where the value was written: the option as it was typed. */
  Place place() {
    return Place.onCommandLine(option);
  }

  /** Dotted path of the value. */
  String path() {
    return path;
  }

  /** The value as it was typed. */
  String value() {
    return value;
  }

  /** How the value is written. */
  Notation notation() {
    return notation;
  }
}
