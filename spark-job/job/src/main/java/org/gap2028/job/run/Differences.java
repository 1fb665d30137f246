package org.gap2028.job.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.json.JsonWriter;

/** Where two resolved configurations differ, by the paths that {@code --set} takes. */
final class Differences {

  private static final int SHOWN = 5;
  private static final int LONGEST_VALUE = 60;

  private final List<Difference> found = new ArrayList<>();

  /** One difference: what is there, and what is wanted; null where there is none. */
  record Difference(String path, Object before, Object after) {

    @Override
    public String toString() {
      return path + " (" + shown(before) + " there, " + shown(after) + " here)";
    }

    private static String shown(Object value) {
      if (value == null) {
        return "none";
      }
      String text = JsonWriter.toText(value).strip().replaceAll("\\s+", " ");
      return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "..." : text;
    }
  }

  private Differences() {}

  /** All differences between two configurations in JSON. */
  static List<Difference> between(byte[] before, byte[] after) {
    return between(JsonReader.parse(before), JsonReader.parse(after));
  }

  /** All differences between two values as {@link JsonReader} gives them. */
  static List<Difference> between(Object before, Object after) {
    Differences differences = new Differences();
    differences.compare("", before, after);
    return differences.found;
  }

  /** The first differences in words. */
  static String describe(byte[] before, byte[] after) {
    return describe(between(before, after));
  }

  /** Differences in words, no more than the first few. */
  static String describe(List<Difference> differences) {
    if (differences.isEmpty()) {
      return "the version of the program";
    }
    String shown =
        differences.stream()
            .limit(SHOWN)
            .map(Difference::toString)
            .collect(Collectors.joining(", "));
    return differences.size() > SHOWN
        ? shown + " and " + (differences.size() - SHOWN) + " more"
        : shown;
  }

  private void compare(String path, Object before, Object after) {
    if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
      Set<Object> names = new LinkedHashSet<>(a.keySet());
      names.addAll(b.keySet());
      names.forEach(name -> compare(join(path, (String) name), a.get(name), b.get(name)));
    } else if (before instanceof List<?> a && after instanceof List<?> b) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        compare(
            join(path, Integer.toString(i)),
            i < a.size() ? a.get(i) : null,
            i < b.size() ? b.get(i) : null);
      }
    } else if (before == null ? after != null : !before.equals(after)) {
      found.add(new Difference(path, before, after));
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
