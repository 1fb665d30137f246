package org.gap2028.job.cli;

import java.util.stream.Stream;
import org.gap2028.job.storage.Storage;

/** The storage that a command needs. */
final class Storages {

  private Storages() {}

  /**
   * Storage that reaches these paths. Hadoop's configuration is only read where it may matter: in
   * what was submitted to a cluster, and where a path names another file system than the local one.
   */
  static Storage reaching(String... paths) {
    return SparkProperties.submitted() || Stream.of(paths).anyMatch(Storage::isRemote)
        ? Storage.configured(SparkProperties.ofUser())
        : Storage.local();
  }
}
