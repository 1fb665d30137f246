package org.gap2028.job.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * What this program was built from.
 *
 * @param version version of the program
 * @param commit the Git commit, where it is known; ends in {@code -modified} where files differed
 */
public record Build(String version, Optional<String> commit) {

  private static final String RESOURCE = "/org/gap2028/job/build.properties";
  private static final String UNKNOWN = "unknown";

  /** The running program's build. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("version"),
        Optional.of(properties.getProperty("commit")).filter(commit -> !commit.equals(UNKNOWN)));
  }

  /** Whether the version alone says what the program is. */
  public boolean released() {
    return !version.endsWith("-SNAPSHOT");
  }
}
