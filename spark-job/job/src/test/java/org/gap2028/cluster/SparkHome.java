package org.gap2028.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gap2028.job.cli.Main;

/**
 * A Spark as it is unpacked from a download, as far as a standalone cluster needs it, made of the
 * jars that the build uses.
 *
 * @param path the directory
 */
record SparkHome(Path path) implements AutoCloseable {

  /** Makes one in a directory that is not there yet. */
  static SparkHome in(Path path) throws IOException {
    Files.createDirectories(path.resolve("jars"));
    Files.createDirectories(path.resolve("bin"));
    Files.createFile(path.resolve("RELEASE"));
    for (String jar :
        Files.readString(target().resolve("launcher/classpath"))
            .strip()
            .split(File.pathSeparator, -1)) {
      Path source = Path.of(jar);
      Files.createSymbolicLink(path.resolve("jars").resolve(source.getFileName()), source);
    }
    Path submit = path.resolve("bin/spark-submit");
    try (InputStream in = SparkHome.class.getResourceAsStream("spark-submit")) {
      Files.copy(in, submit);
    }
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new SparkHome(path);
  }

  /** Where the job was built. */
  static Path target() {
    return jar().getParent();
  }

  /** The job's jar. */
  static Path jar() {
    try {
      Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(jar + " is no jar: this needs the packaged job");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JVM with Spark's classes, ready to be started. */
  ProcessBuilder java(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : System.getProperty("gap2028.jvm.options").split(" ", -1)) {
      // A cluster logs what it does.
      if (!option.isEmpty() && !option.startsWith("-Xmx") && !option.contains("log4j")) {
        command.add(option);
      }
    }
    command.add("-cp");
    command.add(path.resolve("jars") + "/*");
    command.addAll(Arrays.asList(words));
    return environment(new ProcessBuilder(command));
  }

  /** Removes the links to the jars, of which JUnit would warn one by one. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> jars = Files.list(path.resolve("jars"))) {
      for (Path jar : jars.filter(Files::isSymbolicLink).toList()) {
        Files.delete(jar);
      }
    }
  }

  /** The same environment for every process of the cluster. */
  ProcessBuilder environment(ProcessBuilder builder) {
    builder.environment().put("SPARK_HOME", path.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("GAP2028_JAR", jar().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }
}
