package org.gap2028.job.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gap2028.job.configuration.ConfigurationException;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.configuration.Violation;
import org.gap2028.job.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads a configuration and reports everything that is wrong in it. */
@Command(
    name = "validate",
    description = "Read the configuration and report every error in it, each with its place.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Option(names = "--json", description = "Print errors and warnings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try {
      RunConfig config = configuration.read(List.of());
      if (json) {
        print(List.of(), config.warnings());
      } else {
        warnings(config);
        out().println("The configuration '" + config.name() + "' is valid.");
      }
      return 0;
    } catch (ConfigurationException e) {
      if (!json) {
        throw e;
      }
      print(e.violations(), e.warnings());
      return Main.WRONG;
    }
  }

  private void warnings(RunConfig config) {
    PrintWriter err = spec.commandLine().getErr();
    config.warnings().forEach(warning -> err.println(Notes.warning(warning)));
  }

  private void print(List<Violation> errors, List<Violation> warnings) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("errors", errors.stream().map(ValidateCommand::fields).toList());
    report.put("warnings", warnings.stream().map(ValidateCommand::fields).toList());
    out().print(JsonWriter.toText(report));
    out().flush();
  }

  private static Map<String, Object> fields(Violation violation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", violation.file());
    fields.put("line", violation.line());
    fields.put("column", violation.column());
    fields.put("path", violation.path());
    fields.put("value", violation.value());
    fields.put("message", violation.message());
    return fields;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
