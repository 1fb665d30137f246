package org.gap2028.job.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system. Unlike the one that Hadoop gives for {@code file:}, it writes no {@code
 * .crc} files (manifests hold the checksums), renames atomically or not at all (Hadoop falls back
 * to copying), says why a directory cannot be made or a file not be written, starts no processes,
 * and needs no look-up of file systems.
 */
final class LocalFiles extends RawLocalFileSystem {

  static LocalFiles open(Configuration configuration) {
    LocalFiles files = new LocalFiles();
    try {
      files.initialize(URI.create("file:///"), configuration);
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot open the local file system: " + StorageException.reason(e),
          e);
    }
    return files;
  }

  /**
   * Leaves permissions to the process's umask; Hadoop would start a {@code chmod} for each file.
   */
  @Override
  public void setPermission(Path path, FsPermission permission) {}

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path path, boolean append, FsPermission permission) throws IOException {
    return new PlainErrors(super.createOutputStreamWithMode(path, append, permission));
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    Files.move(pathToFile(from).toPath(), pathToFile(to).toPath(), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  @Override
  public boolean mkdirs(Path directory) throws IOException {
    java.nio.file.Path local = pathToFile(directory).toPath();
    // Before Java 19 createDirectories refuses a symbolic link to a directory.
    if (!Files.isDirectory(local)) {
      Files.createDirectories(local);
    }
    return true;
  }
}
