package org.gap2028.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Random;
import java.util.stream.Stream;

/** Which package of the job meets which part of the world, and what holds everywhere. */
final class JobRules {

  private static final String JOB = "org.gap2028.job..";
  private static final String CLI = "org.gap2028.job.cli..";

  private JobRules() {}

  static Stream<Rule> all() {
    return Stream.of(
        only("org.apache.spark", "org.apache.spark.SparkConf", "spark"),
        only("scala", "scala.Tuple2", "spark"),
        only("org.apache.parquet", "org.apache.parquet.schema.MessageType", "table", "storage"),
        only("org.apache.hadoop", "org.apache.hadoop.fs.FileSystem", "table", "storage"),
        only(
            "com.fasterxml.jackson",
            "com.fasterxml.jackson.core.JsonFactory",
            "configuration",
            "json"),
        only(
            "com.fasterxml.jackson",
            "com.fasterxml.jackson.databind.JsonNode",
            "configuration",
            "json"),
        only("picocli", "picocli.CommandLine", "cli"),
        topIsTop(),
        exits(),
        cycles(),
        sharedState());
  }

  private static Rule only(String library, String type, String... packages) {
    String[] allowed =
        Stream.of(packages).map(name -> "org.gap2028.job." + name + "..").toArray(String[]::new);
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(JOB)
            .and()
            .resideOutsideOfPackages(allowed)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library + ".."),
        "package org.gap2028.job.run; class A { " + type + " b; }",
        "package org.gap2028.job.report; class A { void b(" + type + " c) {} }");
  }

  private static Rule topIsTop() {
    return Rule.of(
        noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI),
        "package org.gap2028.job.run; class A { org.gap2028.job.cli.Main b; }");
  }

  private static Rule exits() {
    return Rule.of(
        noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .accessTargetWhere(describe("exits or prints", JobRules::exitsOrPrints)),
        "package org.gap2028.job.run; class A { void b() { System.exit(1); } }",
        "package org.gap2028.job.run; class A { void b() { Runtime.getRuntime().halt(1); } }",
        "package org.gap2028.job.run; class A { void b() { System.out.println(); } }",
        "package org.gap2028.engine.run; class A { void b() { System.err.println(); } }",
        "package org.gap2028.job.run; class A { void b(Exception c) { c.printStackTrace(); } }");
  }

  private static Rule cycles() {
    return Rule.brokenTogether(
        slices().matching("org.gap2028.(*.*)..").should().beFreeOfCycles(),
        "package org.gap2028.job.run; public interface A { org.gap2028.job.table.A b(); }",
        "package org.gap2028.job.table; public interface A { org.gap2028.job.run.A b(); }");
  }

  private static Rule sharedState() {
    return Rule.of(
        fields()
            .that()
            .areStatic()
            .should(ArchCondition.from(describe("be unchangeable", JobRules::isUnchangeable)))
            .because("the tasks of a JVM share it"),
        "package org.gap2028.engine.run; class A { static int b; }",
        "package org.gap2028.engine.run; class A { static final int[] B = {1}; }",
        """
        package org.gap2028.job.run;
        class A {
          private static final java.util.concurrent.atomic.AtomicLong B =
              new java.util.concurrent.atomic.AtomicLong();
        }
        """);
  }

  private static boolean exitsOrPrints(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return switch (access.getName()) {
      case "exit", "out", "err" ->
          owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class);
      case "halt" -> owner.isEquivalentTo(Runtime.class);
      case "printStackTrace" ->
          owner.isAssignableTo(Throwable.class)
              && access.getTarget().getDescription().endsWith("()>");
      default -> false;
    };
  }

  /** Final, of no type made to be changed; an array only where nothing else sees it. */
  private static boolean isUnchangeable(JavaField field) {
    if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
      return true;
    }
    JavaClass type = field.getRawType();
    return field.getModifiers().contains(JavaModifier.FINAL)
        && (!type.isArray() || field.getModifiers().contains(JavaModifier.PRIVATE))
        && !type.getPackageName().equals("java.util.concurrent.atomic")
        && !type.isAssignableTo(ThreadLocal.class)
        && !type.isAssignableTo(Random.class)
        && !type.isEquivalentTo(StringBuilder.class);
  }
}
