package org.gap2028.job.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a value of a configuration may be, and how it is read.
 *
 * @param <T> what it is read to
 */
sealed interface Shape<T>
    permits NumberShape,
        WholeShape,
        TextShape,
        FlagShape,
        ChoiceShape,
        DateShape,
        BoundShape,
        ListShape,
        MapShape,
        ObjectShape,
        DistributionShape,
        InputShape,
        LeverShape {

  /** The value with its defaults filled in; what is wrong in it is left as it is. */
  default Tree fill(Tree tree) {
    return tree;
  }

  /** Reads a value, or nothing where it is wrong, which is then a problem. */
  Optional<T> read(Tree tree, Problems problems);

  /**
   * A value that was read without problems in its canonical form: members in the order of their
   * definition, whole numbers as longs, other numbers as doubles.
   */
  JsonNode canonical(Tree tree, View view);

  /** The shape of a part that a value has or may have. */
  default Optional<Shape<?>> part(Tree tree, String name) {
    return Optional.empty();
  }

  /** Names of the parts that a value has or may have, as far as they are known. */
  default List<String> parts(Tree tree) {
    return List.of();
  }
}
