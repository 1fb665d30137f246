package org.gap2028.job.spark;

import java.util.List;
import org.gap2028.job.table.WrittenFile;

/**
 * Files of saved draws that successful tasks wrote.
 *
 * @param inputs files of {@code draw_inputs}
 * @param outputs files of {@code draw_outputs}
 */
public record SavedDraws(List<WrittenFile> inputs, List<WrittenFile> outputs) {

  /** Keeps copies of the lists. */
  public SavedDraws {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
