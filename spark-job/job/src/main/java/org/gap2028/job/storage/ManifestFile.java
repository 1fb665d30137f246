package org.gap2028.job.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.gap2028.job.table.WrittenFile;

/**
 * A file of a run, as the manifest lists it.
 *
 * @param path path below the run's directory, with {@code /}
 * @param rows number of rows of a Parquet file
 * @param bytes size, bytes
 * @param sha256 SHA-256 of its bytes, in lower-case hex
 */
public record ManifestFile(String path, OptionalLong rows, long bytes, String sha256) {

  /** Refuses a path that leads out of the run's directory. */
  public ManifestFile {
    if (path.isEmpty() || path.startsWith("/") || path.contains("..") || path.contains(":")) {
      throw new IllegalArgumentException("Invalid path in a manifest: '" + path + "'");
    }
  }

  static ManifestFile of(String directory, WrittenFile file) {
    return new ManifestFile(
        directory + file.name(), OptionalLong.of(file.rows()), file.bytes(), file.sha256());
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", path);
    rows.ifPresent(count -> json.put("rows", count));
    json.put("bytes", bytes);
    json.put("sha256", sha256);
    return json;
  }

  static ManifestFile ofJson(Object json) {
    Map<?, ?> file = (Map<?, ?>) json;
    Object rows = file.get("rows");
    return new ManifestFile(
        (String) file.get("path"),
        rows == null ? OptionalLong.empty() : OptionalLong.of((Long) rows),
        (Long) file.get("bytes"),
        (String) file.get("sha256"));
  }
}
