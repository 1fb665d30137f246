package org.gap2028.job.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.gap2028.job.table.Sha256;

/** What run directories ask of a file system. */
final class Store {

  /** Stores that rename directories at once. */
  private static final Set<String> RENAMING = Set.of("file", "hdfs", "viewfs");

  /** Stores whose rename copies file by file, if there is one. */
  private static final Set<String> OBJECTS =
      Set.of(
          "s3", "s3a", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "oss", "cosn", "obs",
          "swift");

  private final FileSystem fileSystem;

  Store(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  boolean isLocal() {
    return fileSystem instanceof LocalFiles;
  }

  /**
   * Whether directories can be renamed here; found out by trying where the scheme does not tell.
   *
   * @param trial directory that may be made and renamed for a trial, and is gone afterwards
   */
  boolean renames(Path trial) throws IOException {
    String scheme = fileSystem.getUri().getScheme();
    if (RENAMING.contains(scheme) || OBJECTS.contains(scheme)) {
      return RENAMING.contains(scheme);
    }
    Path renamed = sibling(trial, trial.getName() + "-renamed");
    fileSystem.mkdirs(trial);
    try {
      return fileSystem.rename(trial, renamed) && exists(renamed) && !exists(trial);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    } finally {
      fileSystem.delete(trial, true);
      fileSystem.delete(renamed, true);
    }
  }

  /** A path beside another. */
  static Path sibling(Path path, String name) {
    return child(path.getParent(), name);
  }

  /** A path in a directory. The name may hold a colon, which Hadoop's own way would misread. */
  private static Path child(Path directory, String name) {
    String path = directory.toUri().getPath();
    return new Path(
        directory.toUri().getScheme(),
        directory.toUri().getAuthority(),
        path.endsWith("/") ? path + name : path + "/" + name);
  }

  /** A path as people write it. */
  static String show(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  Optional<FileStatus> status(Path path) throws IOException {
    try {
      return Optional.of(fileSystem.getFileStatus(path));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  boolean exists(Path path) throws IOException {
    return status(path).isPresent();
  }

  boolean isDirectory(Path path) throws IOException {
    return status(path).map(FileStatus::isDirectory).orElse(false);
  }

  /** Makes a directory and those above it. */
  void makeDirectory(Path directory) throws IOException {
    if (!fileSystem.mkdirs(directory)) {
      throw new IOException("the file system refused");
    }
  }

  /** Deletes a file or a whole directory; nothing happens where there is none. */
  void delete(Path path) throws IOException {
    if (!fileSystem.delete(path, true) && exists(path)) {
      throw new IOException("the file system refused");
    }
  }

  /**
   * Renames a directory. Hadoop's rename onto an existing directory moves <em>into</em> it and
   * reports success, so what came of it is looked at.
   */
  void rename(Path from, Path to) throws IOException {
    if (exists(to)) {
      throw new IOException(show(to) + " is in the way");
    }
    if (!fileSystem.rename(from, to)) {
      throw new IOException("the file system refused");
    }
    Path inside = child(to, from.getName());
    if (exists(inside)) {
      fileSystem.rename(inside, from);
      throw new IOException(show(to) + " appeared in the way");
    }
    if (exists(from) || !exists(to)) {
      throw new IOException("the file system did not do it");
    }
  }

  /** Writes a small file, over an existing one if there is one. */
  void write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = fileSystem.create(file, true)) {
      out.write(bytes);
    }
  }

  /**
   * Writes a small file where there is none: exclusively on local disks and HDFS, as well as can be
   * had elsewhere.
   *
   * @return whether it was written; if not, there is a file already
   */
  boolean create(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = newFile(file)) {
      out.write(bytes);
      return true;
    } catch (IOException e) {
      if (exists(file)) {
        return false;
      }
      throw e;
    }
  }

  private OutputStream newFile(Path file) throws IOException {
    // Hadoop looks first and creates afterwards on local disks.
    return isLocal()
        ? Files.newOutputStream(
            java.nio.file.Path.of(file.toUri().getPath()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)
        : fileSystem.create(file, false);
  }

  InputStream open(Path file) throws IOException {
    return fileSystem.open(file);
  }

  byte[] read(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readAllBytes();
    }
  }

  String sha256(Path file) throws IOException {
    try (InputStream in = fileSystem.open(file)) {
      return Sha256.of(in);
    }
  }

  /** What is directly in a directory, by name; empty where there is no such directory. */
  List<FileStatus> list(Path directory) throws IOException {
    try {
      List<FileStatus> entries = new ArrayList<>(List.of(fileSystem.listStatus(directory)));
      entries.sort(Comparator.comparing(entry -> entry.getPath().getName()));
      return entries;
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
