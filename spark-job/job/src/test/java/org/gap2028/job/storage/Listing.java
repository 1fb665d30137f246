package org.gap2028.job.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in a directory. */
final class Listing {

  private Listing() {}

  /** All files below, and directories without files, as sorted relative paths. */
  static List<String> of(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths
          .filter(path -> !path.equals(directory))
          .filter(path -> !Files.isDirectory(path) || path.toFile().list().length == 0)
          .map(path -> directory.relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
