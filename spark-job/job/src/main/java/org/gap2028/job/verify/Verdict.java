package org.gap2028.job.verify;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a verification found.
 *
 * @param known problems with known answers
 * @param designs the configuration under both designs, where one was given
 * @param master the Spark master that it ran on
 */
public record Verdict(Checks known, Optional<Checks> designs, String master) {

  /** All checks in their groups. */
  public Stream<Checks> groups() {
    return Stream.concat(Stream.of(known), designs.stream());
  }

  /** Whether all checks pass. */
  public boolean passes() {
    return groups().allMatch(group -> group.failed().isEmpty());
  }
}
