package org.gap2028.job.report;

import java.util.List;
import java.util.Optional;
import org.gap2028.job.configuration.ConfigurationException;
import org.gap2028.job.configuration.ConfigurationReader;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.storage.Manifest;
import org.gap2028.job.storage.RunDirectory;
import org.gap2028.job.storage.Storage;
import org.gap2028.job.table.TableData;

/** Writes {@code report.html} into a run directory, in place of one that is there. */
public final class ReportJob {

  /** Name of the report in a run's directory. */
  public static final String NAME = "report.html";

  private final Storage storage;

  /** A job on run directories of a storage. */
  public ReportJob(Storage storage) {
    this.storage = storage;
  }

  /**
   * Writes the report of a run that was published before.
   *
   * @param path path or URI of the run directory
   * @return path of the report
   * @throws org.gap2028.job.storage.StorageException if there is no run, it is damaged or of
   *     another format, or the report cannot be written
   */
  public String write(String path) {
    RunDirectory run = storage.place(path).open();
    run.requireUndamaged();
    return write(run, run.tableNames().stream().map(run::table).toList());
  }

  /**
   * Writes the report of a run that was published just now.
   *
   * @param path path or URI of the run directory
   * @param tables its small tables
   * @return path of the report
   * @throws org.gap2028.job.storage.StorageException if the report cannot be written
   */
  public String write(String path, List<TableData> tables) {
    return write(storage.place(path).open(), tables);
  }

  private static String write(RunDirectory run, List<TableData> tables) {
    return run.writeDerived(NAME, ReportPage.of(tables, configuration(run)));
  }

  /** Empty where another version wrote fields that this one does not know. */
  private static Optional<RunConfig> configuration(RunDirectory run) {
    byte[] json = run.configuration();
    try {
      return Optional.of(
          ConfigurationReader.read(json, run.path() + "/" + Manifest.CONFIGURATION, List.of()));
    } catch (ConfigurationException e) {
      return Optional.empty();
    }
  }
}
