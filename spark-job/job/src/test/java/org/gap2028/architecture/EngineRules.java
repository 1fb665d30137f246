package org.gap2028.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the engine may depend on, so that a plan and an address fix every bit. */
final class EngineRules {

  private static final String ENGINE = "org.gap2028.engine..";

  /** Each package, and the other packages of the engine that it may use. None may use the gap. */
  private static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "numeric", List.of(),
              "random", List.of("numeric"),
              "distribution", List.of("numeric", "random"),
              "model", List.of("numeric", "random", "distribution"),
              "statistics", List.of("numeric", "random", "distribution", "model"),
              "run", List.of("numeric", "random", "distribution", "model", "statistics"),
              "sensitivity",
                  List.of("numeric", "random", "distribution", "model", "statistics", "run"),
              "gap", List.of("numeric", "random", "distribution", "model")));

  /** Methods of Math whose last bits may differ between machines, or that are random. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot", "random");

  /** Methods whose result depends on when, where or by whom a program is run. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.getProperties",
          "java.nio.charset.Charset.defaultCharset",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.TimeZone.getDefault",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current");

  private EngineRules() {}

  static Stream<Rule> all() {
    return Stream.concat(
        MAY_USE.keySet().stream().map(EngineRules::neighbours),
        Stream.of(places(), dependencies(), bits(), surroundings(), clock()));
  }

  private static Rule neighbours(String name) {
    String[] banned =
        MAY_USE.keySet().stream()
            .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
            .map(EngineRules::within)
            .toArray(String[]::new);
    String wrong = name.equals("gap") ? "run.RunPlan" : "gap.GapInput";
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(within(name))
            .should()
            .dependOnClassesThat(resideInAnyPackage(banned)),
        "package org.gap2028.engine." + name + "; class A { org.gap2028.engine." + wrong + " b; }");
  }

  private static Rule places() {
    return Rule.of(
        classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .resideInAnyPackage(
                MAY_USE.keySet().stream().map(EngineRules::within).toArray(String[]::new))
            .because("only so it is said what they may use"),
        "package org.gap2028.engine.elsewhere; class A {}");
  }

  private static Rule dependencies() {
    return Rule.of(
        classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", ENGINE)),
        "package org.gap2028.engine.run; class A { org.apache.spark.SparkConf b; }",
        "package org.gap2028.engine.run; class A { org.slf4j.Logger b; }",
        "package org.gap2028.engine.run; class A { org.gap2028.job.cli.Main b; }");
  }

  private static Rule bits() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .accessTargetWhere(describe("is an inexact method of Math", EngineRules::isInexact))
            .because("StrictMath and the engine's own kernels give the same bits everywhere"),
        "package org.gap2028.engine.run; class A { double b(double c) { return Math.log(c); } }",
        """
        package org.gap2028.engine.run;
        class A { java.util.function.DoubleUnaryOperator b = Math::exp; }
        """);
  }

  private static Rule surroundings() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .accessTargetWhere(describe("depends on when and where", EngineRules::isSurroundings)),
        "package org.gap2028.engine.run; class A { long b = System.nanoTime(); }",
        "package org.gap2028.engine.run; class A { String b = System.getenv(\"TZ\"); }",
        """
        package org.gap2028.engine.run;
        class A { java.util.Locale b = java.util.Locale.getDefault(); }
        """);
  }

  private static Rule clock() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock"),
        "package org.gap2028.engine.run; class A { java.time.Clock b; }");
  }

  private static String within(String name) {
    return "org.gap2028.engine." + name + "..";
  }

  private static boolean isInexact(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Math.class) && INEXACT.contains(access.getName());
  }

  private static boolean isSurroundings(JavaAccess<?> access) {
    return SURROUNDINGS.contains(access.getTargetOwner().getName() + "." + access.getName());
  }
}
