package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.gap2028.job.spark.Progress;

/**
 * Draws or model runs done, rate and time left, on stderr: one line that is drawn again on a
 * terminal, a new line every ten seconds elsewhere.
 */
final class ProgressLine implements Progress {

  private static final long NANOS = 1_000_000_000L;
  private static final long SECONDS_BETWEEN_LINES = 10;
  private static final Pattern LINE =
      Pattern.compile("[\\d,]+ of [\\d,]+ draws \\(\\d+ %\\), .* a second.*");

  private final PrintWriter out;
  private final LongSupplier nanoTime;
  private final boolean terminal;
  private long start;
  private long lastLine;
  private String part = "";
  private String units = "draws";

  /** Units that were done before this command; negative while that is not known. */
  private long before = -1;

  private int width;

  /**
   * A progress line.
   *
   * @param out where it is drawn
   * @param terminal whether that is a terminal
   * @param nanoTime a clock, in nanoseconds
   */
  ProgressLine(PrintWriter out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    lastLine = start;
  }

  /** Whether stderr is a terminal, which Java cannot tell and the launcher says. */
  static boolean isTerminal() {
    return Boolean.getBoolean("gap2028.terminal");
  }

  /** Whether a line is one that this class prints. */
  static boolean isProgress(String line) {
    return LINE.matcher(line).matches();
  }

  @Override
  public synchronized void begins(String part, String units) {
    this.part = part + ": ";
    this.units = units;
    start = nanoTime.getAsLong();
    before = 0;
  }

  @Override
  public synchronized void advanced(long done, long total) {
    long now = nanoTime.getAsLong();
    if (before < 0) {
      before = done;
    }
    String line = line(done, total, done - before, (now - start) / (double) NANOS);
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(width - line.length(), 0)));
      out.flush();
      width = line.length();
    } else if (now - lastLine >= SECONDS_BETWEEN_LINES * NANOS) {
      out.println(line);
      out.flush();
      lastLine = now;
    }
  }

  /** Prints a note above the line. */
  synchronized void note(String note) {
    clear();
    out.println(note);
    out.flush();
  }

  /** Takes the line away. */
  synchronized void clear() {
    if (terminal && width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }

  private String line(long done, long total, long computed, double seconds) {
    double rate = computed / Math.max(seconds, 1e-3);
    String left =
        computed == 0 ? "" : ", " + duration((long) Math.ceil((total - done) / rate)) + " left";
    return String.format(
        Locale.ROOT,
        "%s%,d of %,d %s (%d %%), %s a second%s",
        part,
        done,
        total,
        units,
        (long) (100.0 * done / total),
        amount(rate),
        left);
  }

  private static String amount(double rate) {
    if (rate >= 1e6) {
      return String.format(Locale.ROOT, "%.1fM", rate / 1e6);
    }
    return rate >= 1e3
        ? String.format(Locale.ROOT, "%.0fk", rate / 1e3)
        : String.format(Locale.ROOT, "%.0f", rate);
  }

  private static String duration(long seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toSeconds() + " s";
  }
}
