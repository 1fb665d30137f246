package org.gap2028.engine.run;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.engine.statistics.Tally;

/** Tallies as bytes, to compare them to the bit. */
public final class TestTallies {

  private TestTallies() {}

  /** The bytes of a tally. */
  static byte[] bytes(Tally tally) {
    return bytes(List.of(PackedTally.of(tally)));
  }

  /** The bytes of all tallies, one after the other. */
  public static byte[] bytes(List<PackedTally> tallies) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (PackedTally tally : tallies) {
        tally.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
