package org.gap2028.job.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;

/**
 * Where a configuration comes from: a local file; a URI on any file system of Hadoop; or, where
 * neither is there, a file of that name which {@code spark-submit --files} ships: in the working
 * directory, where YARN and Kubernetes put it, or where {@code --files} took it from.
 */
final class ConfigurationSource {

  /** Bytes of a configuration at most; {@code policies.json} has about ten thousand. */
  private static final int LIMIT = 16 << 20;

  private static final List<String> SHIPPED = List.of("spark.files", "spark.yarn.dist.files");

  private final Map<String, String> properties;

  /** A source that knows what these properties of Spark ship. */
  ConfigurationSource(Map<String, String> properties) {
    this.properties = properties;
  }

  /**
   * Reads a configuration.
   *
   * @param name a path or URI
   * @param assignments what the command line sets
   */
  RunConfig read(String name, List<Assignment> assignments) {
    Optional<Path> local = local(name);
    if (local.isPresent() && Files.exists(local.get())) {
      return ConfigurationReader.read(local.get(), assignments);
    }
    String found = local.isEmpty() ? name : shipped(local.get()).orElse(name);
    Optional<Path> copy = local(found);
    if (copy.isPresent()) {
      return ConfigurationReader.read(copy.get(), assignments);
    }
    byte[] bytes = Storage.configured(properties).bytes(found, LIMIT);
    return ConfigurationReader.read(bytes, found, assignments);
  }

  /** The path of a file of this machine; empty for a URI that leads elsewhere. */
  private static Optional<Path> local(String name) {
    if (Storage.isRemote(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          name.startsWith("file:") ? Path.of(URI.create(name).getPath()) : Path.of(name));
    } catch (IllegalArgumentException e) {
      throw StorageException.refused(
          "Cannot read the configuration '" + name + "': " + e.getMessage());
    }
  }

  private Optional<String> shipped(Path missing) {
    if (missing.getFileName() == null) {
      return Optional.empty();
    }
    String name = missing.getFileName().toString();
    Optional<String> entry =
        SHIPPED.stream()
            .flatMap(key -> Stream.ofNullable(properties.get(key)))
            .flatMap(files -> Arrays.stream(files.split(",", -1)))
            .filter(file -> nameOf(file).equals(name))
            .map(ConfigurationSource::withoutAlias)
            .findFirst();
    return entry.map(file -> Files.exists(Path.of(name)) ? name : file);
  }

  /** The name under which a file is shipped: what follows a number sign, or its own. */
  private static String nameOf(String file) {
    int alias = file.lastIndexOf('#');
    return file.substring((alias >= 0 ? alias : file.lastIndexOf('/')) + 1);
  }

  private static String withoutAlias(String file) {
    int alias = file.lastIndexOf('#');
    return alias >= 0 ? file.substring(0, alias) : file;
  }
}
