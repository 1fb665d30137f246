package org.gap2028.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A rule of the architecture, with code that breaks it.
 *
 * @param rule the rule
 * @param offenders each breaks the rule by itself, and consists of the sources of one or more
 *     top-level classes
 */
record Rule(ArchRule rule, List<List<String>> offenders) {

  /** One for all offenders: it remembers what is in the class path's jars. */
  private static final StandardJavaFileManager FILES =
      ToolProvider.getSystemJavaCompiler()
          .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  /** A rule that each of the sources breaks by itself; packages may be yet to come. */
  static Rule of(ArchRule rule, String... offenders) {
    return new Rule(rule.allowEmptyShould(true), Stream.of(offenders).map(List::of).toList());
  }

  /** A rule that the sources break together. */
  static Rule brokenTogether(ArchRule rule, String... sources) {
    return new Rule(rule.allowEmptyShould(true), List.of(List.of(sources)));
  }

  /** The offenders, compiled into subdirectories of a directory. */
  Stream<JavaClasses> compileOffenders(Path directory) {
    return IntStream.range(0, offenders.size())
        .mapToObj(i -> compile(offenders.get(i), directory.resolve("offender" + i)));
  }

  private static JavaClasses compile(List<String> sources, Path directory) {
    try {
      Files.createDirectory(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages, FILES, null, options, null, sources.stream().map(Source::new).toList())
            .call();
    if (!compiled) {
      throw new IllegalStateException("Cannot compile an offender: " + messages);
    }
    return new ClassFileImporter().importPath(directory);
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///Offender.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
      return true;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
