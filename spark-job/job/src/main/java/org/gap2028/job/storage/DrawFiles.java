package org.gap2028.job.storage;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gap2028.job.table.DrawTables;
import org.gap2028.job.table.WrittenFile;

/**
 * The two files of consecutive draws that one task saved.
 *
 * @param firstDraw id of the first draw
 * @param inputs the file of {@code draw_inputs}, one row a draw
 * @param outputs the file of {@code draw_outputs}
 */
public record DrawFiles(long firstDraw, WrittenFile inputs, WrittenFile outputs)
    implements Serializable {

  /** Number of draws. */
  public long draws() {
    return inputs.rows();
  }

  ManifestFile inputsFile() {
    return ManifestFile.of(DrawTables.INPUTS + "/", inputs);
  }

  ManifestFile outputsFile() {
    return ManifestFile.of(DrawTables.OUTPUTS + "/", outputs);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first_draw", firstDraw);
    json.put("inputs", inputsFile().toJson());
    json.put("outputs", outputsFile().toJson());
    return json;
  }

  static DrawFiles ofJson(Object json) {
    Map<?, ?> files = (Map<?, ?>) json;
    return new DrawFiles(
        (Long) files.get("first_draw"),
        written(ManifestFile.ofJson(files.get("inputs"))),
        written(ManifestFile.ofJson(files.get("outputs"))));
  }

  private static WrittenFile written(ManifestFile file) {
    String name = file.path().substring(file.path().indexOf('/') + 1);
    return new WrittenFile(name, file.rows().orElseThrow(), file.bytes(), file.sha256());
  }
}
