package org.gap2028.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gap2028.job.configuration.Assignment;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.InputConfig;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.run.Build;
import org.gap2028.job.run.RunJob;
import org.gap2028.job.run.RunOutcome;
import org.gap2028.job.run.RunRequest;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.storage.Existing;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.storage.StorageException;
import org.gap2028.job.table.TableData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of real runs, opened in a real browser; what it looks at is in check-report.mjs. */
@Tag("acceptance")
class ReportIT {

  private static final Path BROWSER = Path.of("src/test/browser");
  private static final String HOSTILE =
      "</script><script>window.hostile=1</script><img src=x onerror=window.hostile=1>\u2028'\\\"";

  @TempDir private Path folder;

  private static RunConfig config(String fields) {
    String json = "{\"name\": \"report\", \"model\": \"compute-gap\"" + fields + "}";
    return ConfigurationReader.read(
        json.getBytes(StandardCharsets.UTF_8), "report.json", List.of(Assignment.draws("65536")));
  }

  private RunOutcome run(RunConfig config) {
    RunRequest request =
        new RunRequest(
            config,
            folder.resolve("run").toString(),
            Existing.REFUSE,
            RunRequest.State.LEAVE_OUT,
            OptionalInt.empty(),
            0,
            Map.of("spark.master", "local[2]"));
    return new RunJob(Storage.local(), Build.current(), Clock.systemUTC())
        .run(request, Progress.NONE, note -> {});
  }

  private String faults(Path report) throws IOException, InterruptedException {
    Path out = folder.resolve("faults.txt");
    Process node =
        new ProcessBuilder("node", "check-report.mjs", report.toAbsolutePath().toString())
            .directory(BROWSER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int status = node.waitFor();
    String faults = Files.readString(out);
    assertThat(status == 0).as(faults).isEqualTo(faults.isEmpty());
    return faults;
  }

  @Test
  void worksInABrowserWithAllTablesAndHostileTexts() throws Exception {
    String text = HOSTILE.replace("\\", "\\\\").replace("\"", "\\\"");
    RunConfig config =
        config(
            ", \"description\": \""
                + text
                + "\", \"events\": [{\"name\": \"near_parity\", \"below\": 3},"
                + " {\"name\": \"underlying_parity\", \"below\": 3, \"underlying\": true},"
                + " {\"name\": \"parity_reached\", \"below\": 3, \"ever\": true}],"
                + " \"observations\": [{\"date\": \"2026-01-02\", \"from\": 8.5, \"label\": \""
                + text
                + "\", \"evidence\": [\""
                + text
                + "\"]}], \"scenarios\": {\"baseline\": {\"label\": \""
                + text
                + "\"}, \"tighten\": {\"description\": \""
                + text
                + "\", \"levers\": {\"smuggling\": 0.5}},"
                + " \"relax\": {\"levers\": {\"smuggling\": 2}}}");
    RunOutcome outcome = run(config);
    List<TableData> tables = new ArrayList<>(outcome.tables());
    List<TableData> drivers =
        DriverTables.of(
            outcome.run().text("run_id"),
            config.inputs().stream().map(InputConfig::name).limit(12).toList());
    drivers.forEach(table -> tables.removeIf(each -> each.name().equals(table.name())));
    tables.addAll(drivers);
    byte[] page = ReportPage.of(tables, Optional.of(config));
    assertThat(page.length).isLessThan(1_500_000);
    Path report = folder.resolve("all.html");
    Files.write(report, page);
    assertThat(faults(report)).isEmpty();
    assertThat(Files.readString(report))
        .contains(
            "chart-tornado",
            "chart-indices",
            "chart-conditional",
            "chart-attribution",
            "chart-information",
            "Boxes: where several inputs",
            "dotted, the same event");

    // The checks would find what is wrong: a script that does not run draws nothing.
    Path broken = folder.resolve("broken.html");
    Files.writeString(
        broken, Files.readString(report).replace("'use strict';", "'use strict'; if (1) return;"));
    assertThat(faults(broken)).contains("Content Security Policy", "marks");

    // The command's own report of the same run.
    String written = new ReportJob(Storage.local()).write(outcome.output());
    assertThat(faults(Path.of(written))).isEmpty();

    Files.write(folder.resolve("run/events.parquet"), new byte[] {1});
    assertThatThrownBy(() -> new ReportJob(Storage.local()).write(outcome.output()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the run is damaged (events.parquet: it has 1 bytes");
    assertThatThrownBy(() -> new ReportJob(Storage.local()).write(folder + "/none"))
        .isInstanceOf(StorageException.class);
  }
}
