package org.gap2028.job.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Passes text on and remembers the last million characters of it. */
final class HeardWriter extends FilterWriter {

  private static final int MOST = 1_000_000;

  private final StringBuilder heard = new StringBuilder();

  /** Passes text on to a writer. */
  HeardWriter(Writer out) {
    super(out);
  }

  /** What was written. */
  String heard() {
    synchronized (lock) {
      return heard.toString();
    }
  }

  private void forget() {
    if (heard.length() > MOST) {
      heard.delete(0, heard.length() - MOST);
    }
  }

  @Override
  public void write(int c) throws IOException {
    synchronized (lock) {
      out.write(c);
      heard.append((char) c);
      forget();
    }
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    synchronized (lock) {
      out.write(text, offset, length);
      heard.append(text, offset, length);
      forget();
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    synchronized (lock) {
      out.write(text, offset, length);
      heard.append(text, offset, offset + length);
      forget();
    }
  }
}
