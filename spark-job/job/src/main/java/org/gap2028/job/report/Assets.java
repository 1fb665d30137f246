package org.gap2028.job.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Files that every report carries. */
final class Assets {

  /** The chart library; the build takes it and its license from its own package. */
  static final String CHARTS = "echarts.common.min.js";

  /** The script that draws. */
  static final String SCRIPT = "report.js";

  /** The style sheet. */
  static final String STYLE = "report.css";

  private Assets() {}

  /** A file as text. */
  static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read " + name + ": the build left it out");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Licenses and notices of the chart library. */
  static String licenses() {
    return text("echarts.NOTICE.txt")
        + text("echarts.LICENSE.txt")
        + text("echarts.LICENSE-d3.txt");
  }

  /** The source expression by which a content security policy allows this very script. */
  static String policyHash(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
