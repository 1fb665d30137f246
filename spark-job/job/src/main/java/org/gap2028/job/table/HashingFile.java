package org.gap2028.job.table;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A new file that is hashed while it is written. Parquet only appends, so no second reading is
 * needed to know what was meant to be written.
 */
final class HashingFile implements OutputFile {

  private final FileSystem fileSystem;
  private final Path path;
  private final MessageDigest digest = Sha256.start();
  private long bytes;
  private IOException failure;

  HashingFile(FileSystem fileSystem, Path path) {
    this.fileSystem = fileSystem;
    this.path = path;
  }

  /** Size so far; the size of the file once Parquet's writer is closed. */
  long bytes() {
    return bytes;
  }

  /** SHA-256 of the file, once Parquet's writer is closed; to be called once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The failure to report when Parquet's writer failed: that of the file where there was one, as
   * Parquet hides it behind what it was about to write.
   */
  IOException failure(IOException failureOfWriter) {
    return failure == null ? failureOfWriter : failure;
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Stream(fileSystem.create(path, false));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return new Stream(fileSystem.create(path, true));
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path.toString();
  }

  private final class Stream extends PositionOutputStream {
    private final OutputStream out;

    Stream(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return bytes;
    }

    private IOException first(IOException e) {
      if (failure == null) {
        failure = e;
      }
      return e;
    }

    @Override
    public void write(int b) throws IOException {
      try {
        out.write(b);
      } catch (IOException e) {
        throw first(e);
      }
      digest.update((byte) b);
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      try {
        out.write(b, offset, length);
      } catch (IOException e) {
        throw first(e);
      }
      digest.update(b, offset, length);
      bytes += length;
    }

    @Override
    public void flush() throws IOException {
      try {
        out.flush();
      } catch (IOException e) {
        throw first(e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } catch (IOException e) {
        throw first(e);
      }
    }
  }
}
