package org.gap2028.job.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gap2028.job.configuration.Design;

/**
 * One known answer.
 *
 * @param problem key of the problem
 * @param scenario key of the scenario
 * @param reference key of the scenario that is subtracted; empty where none is
 * @param quarter index of the quarter
 * @param statistic what of it: {@code mean}, {@code sd}, {@code quantile:P}, {@code event:NAME}, or
 *     what {@link Statistics} names besides
 * @param design key of the one design under which it is compared; empty for both
 * @param exact the answer
 */
record KnownAnswer(
    String problem,
    String scenario,
    String reference,
    int quarter,
    String statistic,
    String design,
    double exact) {

  private static final String RESOURCE = "known-answers.csv";
  private static final int FIELDS = 7;

  /** All answers. */
  static List<KnownAnswer> all() {
    try (InputStream in = KnownAnswer.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(KnownAnswer::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KnownAnswer parse(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      throw new IllegalStateException("Invalid line of " + RESOURCE + ": " + line);
    }
    return new KnownAnswer(
        fields[0],
        fields[1],
        fields[2],
        Integer.parseInt(fields[3]),
        fields[4],
        fields[5],
        Double.parseDouble(fields[6]));
  }

  /** Whether it is compared under a design. */
  boolean isFor(Design compared) {
    return design.isEmpty() || design.equals(compared.key());
  }

  /** Scenario, pair, quarter and statistic, as people read them. */
  String label(String quarterLabel) {
    String pair = reference.isEmpty() ? scenario : scenario + " - " + reference;
    return pair + " " + quarterLabel + " " + statistic.replace(':', ' ');
  }
}
