package org.gap2028.job.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gap2028.job.configuration.RunConfig;

/**
 * Ids of runs: the name and a short hash of the configuration, seed, draws asked for and version;
 * for a build that is no release, of its commit too. The same run has the same id.
 */
final class RunId {

  private static final int HEX_DIGITS = 10;

  private RunId() {}

  static String of(RunConfig config, Build build) {
    String source =
        String.join(
            "\n",
            config.sha256(),
            Long.toString(config.seed()),
            Long.toString(config.sampling().draws()),
            build.version(),
            build.released() ? "" : build.commit().orElse(""));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
      return config.name() + "-" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java has SHA-256", e);
    }
  }
}
