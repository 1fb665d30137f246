package org.gap2028.job.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSError;

/**
 * A local file being written. Hadoop throws an {@link Error} where the disk is full; here it is the
 * {@link IOException} that it was.
 */
final class PlainErrors extends FilterOutputStream {

  PlainErrors(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    try {
      out.write(b);
    } catch (FSError e) {
      throw plain(e);
    }
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    try {
      out.write(b, offset, length);
    } catch (FSError e) {
      throw plain(e);
    }
  }

  private static IOException plain(FSError error) {
    return error.getCause() instanceof IOException cause ? cause : new IOException(error);
  }
}
