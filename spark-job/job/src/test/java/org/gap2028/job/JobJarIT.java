package org.gap2028.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.gap2028.job.cli.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in the jar that clusters get. Failsafe puts the packaged jar on the class path. */
class JobJarIT {

  private static final long MOST_BYTES = 15_000_000;
  private static final int JAVA_17_CLASS_FILE = 61;

  private File file;
  private JarFile jar;

  @BeforeEach
  void openJar() throws URISyntaxException, IOException {
    file = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    jar = new JarFile(file);
  }

  @AfterEach
  void closeJar() throws IOException {
    jar.close();
  }

  @Test
  void holdsOurClassesAndWhatSparkDoesNotShip() {
    assertThat(names())
        .allMatch(name -> name.matches("META-INF/.*|org/(gap2028/.*)?|picocli/.*"))
        .noneMatch(name -> name.matches("(com/fasterxml|scala|org/apache/spark|org/slf4j)/.*"))
        .doesNotHaveDuplicates()
        .contains(
            "org/gap2028/engine/run/RunPlan.class",
            "org/gap2028/job/cli/Main.class",
            "picocli/CommandLine.class");
  }

  @Test
  void isSmall() {
    assertThat(file).isFile();
    assertThat(file.length()).isLessThan(MOST_BYTES);
  }

  @Test
  void startsTheCommandLineOnJava17() throws IOException {
    String main = jar.getManifest().getMainAttributes().getValue("Main-Class");
    assertThat(main).isEqualTo("org.gap2028.job.cli.Main");
    try (DataInputStream in = new DataInputStream(open(main.replace('.', '/').concat(".class")))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(in.readUnsignedShort()).isZero();
      assertThat(in.readUnsignedShort()).isEqualTo(JAVA_17_CLASS_FILE);
    }
  }

  @Test
  void carriesLicences() {
    assertThat(names())
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "org/gap2028/engine/random/new-joe-kuo-6.LICENSE.txt",
            "org/gap2028/job/report/echarts.LICENSE.txt",
            "org/gap2028/job/report/echarts.LICENSE-d3.txt",
            "org/gap2028/job/report/echarts.NOTICE.txt");
  }

  @Test
  void saysWhatItWasBuiltFrom() throws IOException {
    Properties build = new Properties();
    try (InputStream in = open("org/gap2028/job/build.properties")) {
      build.load(in);
    }
    assertThat(build.getProperty("version")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(build.getProperty("commit")).matches("[0-9a-f]{40}|unknown");
    assertThat(build.getProperty("modified")).matches("true|false");
  }

  private List<String> names() {
    return jar.stream().map(ZipEntry::getName).toList();
  }

  private InputStream open(String name) throws IOException {
    return jar.getInputStream(jar.getEntry(name));
  }
}
