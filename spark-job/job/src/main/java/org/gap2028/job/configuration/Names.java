package org.gap2028.job.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words about names: the nearest known one, lists of them, and how a path is called. */
final class Names {

  private static final int SHOWN = 60;
  private static final int LISTED = 24;

  private Names() {}

  /**
   * The known name that is nearest by edits (insert, delete, replace, swap of neighbours; R. A.
   * Wagner and R. Lowrance, "An extension of the string-to-string correction problem", 1975, each
   * edit at most once a place), where it takes no more than a third of the letters.
   */
  static Optional<String> nearest(String name, Collection<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> edits(lower, candidate) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(candidate -> edits(lower, candidate)));
  }

  /**
   * Says that a name is not known, and which one is nearest or, where none is near, which there
   * are.
   *
   * @param what what the name stands for, such as {@code field}
   */
  static String unknown(String what, String name, Collection<String> known) {
    return unknown(what, name, "", known);
  }

  /**
   * The same about a name in a part of the configuration.
   *
   * @param path path of the part; empty for the whole
   */
  static String unknown(String what, String name, String path, Collection<String> known) {
    String message =
        "Unknown " + what + " '" + shortened(name) + "'" + (path.isEmpty() ? "" : " in " + path);
    Optional<String> near = nearest(name, known);
    if (near.isPresent()) {
      return message + "; did you mean '" + near.get() + "'?";
    }
    if (known.isEmpty()) {
      return message + " (there is none)";
    }
    return message + " (known: " + list(known) + ")";
  }

  /** The names one after the other, the last of many left out. */
  private static String list(Collection<String> names) {
    String listed = names.stream().limit(LISTED).collect(Collectors.joining(", "));
    return names.size() > LISTED ? listed + " and " + (names.size() - LISTED) + " more" : listed;
  }

  /** Names of which one is to be chosen, as in {@code a, b or c}. */
  static String choice(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** How messages call the value at a path: its last name, with the numbers that follow it. */
  static String called(String path) {
    String[] parts = path.split("\\.", -1);
    int first = parts.length - 1;
    while (first > 0 && parts[first].chars().allMatch(Character::isDigit)) {
      first--;
    }
    return String.join(".", List.of(parts).subList(first, parts.length));
  }

  /** Any text, made fit for a message: cut, and without what would not print. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? printable(text)
        : printable(text.substring(0, text.offsetByCodePoints(0, SHOWN - 3))) + "...";
  }

  /** A text whose control characters and half surrogate pairs are replaced. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\x{D800}-\\x{DFFF}]", "\uFFFD");
  }

  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
