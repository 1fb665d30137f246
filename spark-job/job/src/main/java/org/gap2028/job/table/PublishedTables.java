package org.gap2028.job.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The small tables of a run directory, and the order in which people and digests read them. */
public final class PublishedTables {

  /** Names in the order of the public interface, tables that other commands write included. */
  private static final List<String> ORDER =
      List.of(
          "run",
          "scenarios",
          "levers",
          "inputs",
          "moments",
          "quantiles",
          "distribution",
          "events",
          "differences",
          "rival",
          "sensitivity",
          "tornado",
          "conditional",
          "attribution",
          "value_of_information",
          "boxes",
          "convergence",
          "data_dictionary");

  private PublishedTables() {}

  /** Schemas of the tables that every run publishes, in order. */
  public static List<TableSchema> schemas() {
    return List.of(
        RunRow.TABLE.schema(),
        ScenariosRow.TABLE.schema(),
        LeversRow.TABLE.schema(),
        InputsRow.TABLE.schema(),
        MomentsRow.TABLE.schema(),
        QuantilesRow.TABLE.schema(),
        DistributionRow.TABLE.schema(),
        EventsRow.TABLE.schema(),
        DifferencesRow.TABLE.schema(),
        RivalRow.TABLE.schema(),
        TornadoRow.TABLE.schema(),
        ConvergenceRow.TABLE.schema(),
        DataDictionaryRow.TABLE.schema());
  }

  /** Schemas of the tables that runs with a sensitivity publish besides, in order. */
  public static List<TableSchema> sensitivitySchemas() {
    return List.of(
        SensitivityRow.TABLE.schema(),
        ConditionalRow.TABLE.schema(),
        AttributionRow.TABLE.schema(),
        ValueOfInformationRow.TABLE.schema(),
        BoxesRow.TABLE.schema());
  }

  /**
   * The data dictionary of a run: every small table, itself included, and the tables of draws.
   * Whether draws were saved makes no difference, so that saving them changes no published table.
   *
   * @param further schemas of the tables that the run publishes beside {@link #schemas}
   */
  public static TableData dataDictionary(
      String runId, DrawTables draws, List<TableSchema> further) {
    List<TableSchema> all = new ArrayList<>(schemas());
    all.addAll(further);
    all.add(draws.inputs());
    all.add(draws.outputs());
    return DataDictionaryRow.TABLE.rows(runId, DataDictionaryRow.of(all));
  }

  /** Tables in the order of the public interface, then any others by name. */
  static List<TableData> inOrder(Collection<TableData> tables) {
    List<TableData> sorted = new ArrayList<>(tables);
    sorted.sort(
        Comparator.comparingInt((TableData table) -> position(table.name()))
            .thenComparing(TableData::name));
    return sorted;
  }

  private static int position(String name) {
    int position = ORDER.indexOf(name);
    return position < 0 ? ORDER.size() : position;
  }
}
