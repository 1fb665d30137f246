package org.gap2028.job.table;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One column of a published table, as the data dictionary describes it.
 *
 * @param name name, snake_case
 * @param type type of the values
 * @param unitOrEmpty unit in words; empty where the column has none, see {@link #unit}
 * @param nullable whether NULL may stand in it
 * @param description what the column holds, in a phrase
 */
public record ColumnSchema(
    String name, ColumnType type, String unitOrEmpty, boolean nullable, String description)
    implements Serializable {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  /** Refuses a name that is not snake_case. */
  public ColumnSchema {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("Invalid column name: " + name + " (" + NAME + ")");
    }
  }

  /** Unit in words, where the column has one. */
  public Optional<String> unit() {
    return unitOrEmpty.isEmpty() ? Optional.empty() : Optional.of(unitOrEmpty);
  }
}
