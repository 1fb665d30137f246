package org.gap2028.job.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.Progressable;

/**
 * Local files under the scheme {@code stub}, with the troubles that the configuration asks for:
 *
 * <ul>
 *   <li>{@code stub.rename}: {@code unsupported} (throws), {@code refuse} (gives false for places
 *       of runs), {@code into} (the target appears just before, so that the source is moved into
 *       it);
 *   <li>{@code stub.flat}: a path below which there are no directories but those that files are in,
 *       as in object stores: making one does nothing, and one goes with its last file;
 *   <li>{@code stub.denied}: no directory may be made whose path ends so;
 *   <li>{@code stub.full}: the disk is full while a file is written whose path ends so.
 * </ul>
 */
public final class StubFileSystem extends RawLocalFileSystem {

  private static final URI ROOT = URI.create("stub:///");

  /** A configuration that knows this file system. */
  static Configuration configuration(String... keysAndValues) {
    Configuration configuration = new Configuration(false);
    configuration.set("fs.stub.impl", StubFileSystem.class.getName());
    configuration.set("fs.stub.impl.disable.cache", "true");
    for (int i = 0; i < keysAndValues.length; i += 2) {
      configuration.set(keysAndValues[i], keysAndValues[i + 1]);
    }
    return configuration;
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return "stub";
  }

  private String trouble(String kind) {
    return getConf().get("stub." + kind, "none");
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    switch (trouble("rename")) {
      case "unsupported" -> throw new UnsupportedOperationException("rename");
      case "refuse" -> {
        return !to.getName().equals("a") && super.rename(from, to);
      }
      case "into" -> {
        if (to.getName().equals("a")) {
          super.mkdirs(to);
          return super.rename(from, new Path(to, from.getName()));
        }
        return super.rename(from, to);
      }
      default -> {
        return super.rename(from, to);
      }
    }
  }

  @Override
  public boolean mkdirs(Path directory) throws IOException {
    if (directory.toString().endsWith(trouble("denied"))) {
      throw new AccessControlException("Permission denied: user=nobody, access=WRITE");
    }
    return isFlat(directory) || super.mkdirs(directory);
  }

  private boolean isFlat(Path path) {
    return path.toUri().getPath().startsWith(trouble("flat") + "/");
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    boolean deleted = super.delete(path, recursive);
    for (Path above = path.getParent(); isFlat(above); above = above.getParent()) {
      String[] left = pathToFile(above).list();
      if (left == null || left.length > 0 || !super.delete(above, false)) {
        break;
      }
    }
    return deleted;
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    if (isFlat(file.getParent())) {
      Files.createDirectories(pathToFile(file.getParent()).toPath());
    }
    FSDataOutputStream out =
        super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    return file.toString().endsWith(trouble("full"))
        ? new FSDataOutputStream(new FullDisk(out), null)
        : out;
  }

  private static final class FullDisk extends FilterOutputStream {
    FullDisk(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 4) {
        throw new IOException("No space left on device");
      }
      out.write(bytes, offset, length);
    }
  }
}
