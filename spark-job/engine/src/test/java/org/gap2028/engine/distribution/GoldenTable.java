package org.gap2028.engine.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Expected values computed by scripts/golden/distributions.py; the first line of each file tells
 * tool, version, command and tolerance, the second names the columns.
 */
final class GoldenTable {

  private GoldenTable() {}

  /** The rows of golden/distribution/{@code name}. */
  static List<double[]> rows(String name) {
    try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/distribution/" + name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .skip(2)
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
