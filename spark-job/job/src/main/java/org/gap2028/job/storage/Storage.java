package org.gap2028.job.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The door to run directories: finds what a path leads to. Immutable; serialisable, so that a task
 * can write draws where the driver stages them.
 *
 * <p>A path with a scheme ({@code file:}, {@code hdfs:}, {@code s3a:}) leads to that file system;
 * one without leads to Hadoop's default file system, which is the local one unless configured
 * otherwise. Local paths may hold any character and are relative to the working directory.
 */
public final class Storage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** At least two letters, so that a Windows drive is no scheme. */
  private static final Pattern SCHEME =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*", Pattern.DOTALL);

  private static final String HADOOP = "spark.hadoop.";

  private transient Configuration configuration;

  private Storage(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Storage that only knows local files. Hadoop's configuration files are not read, which spares
   * some tenths of a second where no cluster is involved.
   */
  public static Storage local() {
    return new Storage(new Configuration(false));
  }

  /** Storage as Hadoop is configured. */
  public static Storage of(Configuration configuration) {
    return new Storage(new Configuration(configuration));
  }

  /**
   * Storage as Hadoop is configured on this machine: by the files that are on the class path, and
   * by properties of Spark named {@code spark.hadoop.NAME}, which set Hadoop's NAME.
   *
   * @param sparkProperties properties of Spark; others than those are not looked at
   */
  public static Storage configured(Map<String, String> sparkProperties) {
    Configuration configuration = new Configuration();
    sparkProperties.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP)) {
            configuration.set(key.substring(HADOOP.length()), value);
          }
        });
    return new Storage(configuration);
  }

  /** Whether a path names a file system of its own, which is not the local one. */
  public static boolean isRemote(String path) {
    return SCHEME.matcher(path).matches() && !path.startsWith("file:");
  }

  /**
   * The bytes of a file.
   *
   * @param path path or URI of the file, found as {@link #place} finds a run
   * @param limit bytes that it may have at most
   * @throws StorageException if it cannot be read, or is larger
   */
  public byte[] bytes(String path, int limit) {
    RunPlace place = place(path);
    String why;
    try (InputStream in = place.store().open(place.target())) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length <= limit) {
        return bytes;
      }
      why = "it is larger than " + limit + " bytes";
    } catch (IOException e) {
      why = StorageException.reason(e);
    }
    throw StorageException.refused("Cannot read " + path + ": " + why);
  }

  /**
   * Where a run is or will be. Touches no file.
   *
   * @param path path or URI of the run's directory
   * @throws StorageException if the path is empty, names no directory that could be made, or leads
   *     to a file system that is not there
   */
  public RunPlace place(String path) {
    if (path.isBlank()) {
      throw invalid(path, "it is empty");
    }
    Path target;
    FileSystem fileSystem;
    try {
      Path given = SCHEME.matcher(path).matches() ? new Path(path) : null;
      String scheme = given == null ? defaultScheme() : given.toUri().getScheme();
      if (scheme.equals("file")) {
        fileSystem = LocalFiles.open(configuration);
        String local = given == null ? path : given.toUri().getPath();
        target =
            new Path(
                "file", null, java.nio.file.Path.of(local).toAbsolutePath().normalize().toString());
      } else {
        fileSystem =
            given == null
                ? FileSystem.get(configuration)
                : FileSystem.get(given.toUri(), configuration);
        target = fileSystem.makeQualified(given == null ? new Path(path) : given);
      }
    } catch (IllegalArgumentException | IOException e) {
      throw invalid(path, e instanceof InvalidPathException ? "no path" : e.getMessage());
    }
    if (target.getName().isEmpty()) {
      throw invalid(path, "it has no name");
    }
    return new RunPlace(this, new Store(fileSystem), target, path);
  }

  private String defaultScheme() {
    String scheme = FileSystem.getDefaultUri(configuration).getScheme();
    return scheme == null ? "file" : scheme;
  }

  private static StorageException invalid(String path, String why) {
    return new StorageException(
        StorageException.Kind.REFUSED, "Invalid path of a run: '" + path + "' (" + why + ")");
  }

  /** The file system that a qualified path leads to, on whatever machine this is. */
  FileSystem fileSystem(Path path) throws IOException {
    return "file".equals(path.toUri().getScheme())
        ? LocalFiles.open(configuration)
        : FileSystem.get(path.toUri(), configuration);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    configuration.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    configuration = new Configuration(false);
    configuration.readFields(in);
  }
}
