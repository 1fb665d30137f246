package org.gap2028.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gap2028.engine.model.Model;
import org.gap2028.job.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dependency rules, each of which is also shown to refuse classes that break it. */
class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter().importUrls(List.of(place(Model.class), place(Main.class)));

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  static Stream<Rule> rules() {
    return Stream.concat(EngineRules.all(), JobRules.all());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(Rule rule) {
    rule.rule().check(OURS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void refusesOffenders(Rule rule, @TempDir Path directory) {
    assertThat(rule.compileOffenders(directory))
        .isNotEmpty()
        .allMatch(offender -> rule.rule().evaluate(offender).hasViolation());
  }
}
