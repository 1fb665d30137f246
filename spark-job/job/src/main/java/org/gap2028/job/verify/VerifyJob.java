package org.gap2028.job.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunPlan;
import org.gap2028.job.configuration.RunConfig;
import org.gap2028.job.spark.Progress;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.spark.SparkSettings;

/** Verifies the program on Spark, on whatever master it is started. Writes nothing. */
public final class VerifyJob {

  private final Map<String, String> sparkProperties;

  /**
   * A job.
   *
   * @param sparkProperties the user's properties of Spark
   */
  public VerifyJob(Map<String, String> sparkProperties) {
    this.sparkProperties = Map.copyOf(sparkProperties);
  }

  /**
   * Runs all problems, and compares both designs of a configuration where one is given.
   *
   * @param seed seed of the problems, at least 0; a configuration has its own
   * @param config the configuration
   * @param progress told how many draws are done
   */
  public Verdict verify(long seed, Optional<RunConfig> config, Progress progress) {
    long draws = Verification.draws() + config.map(DesignComparison::draws).orElse(0L);
    Map<String, String> properties = SparkSettings.properties("gap2028 verify", sparkProperties);
    try (SparkRunner spark = SparkRunner.start(properties)) {
      OnSpark pipeline = new OnSpark(spark, progress, draws);
      List<Check> known = new Verification(seed, pipeline).run();
      Optional<List<Check>> designs = config.map(c -> new DesignComparison(c, pipeline).run());
      int all = known.size() + designs.map(List::size).orElse(0);
      return new Verdict(
          Checks.of(known, Problem.REPLICATES, all),
          designs.map(
              checks -> Checks.of(checks, config.orElseThrow().sampling().replicates(), all)),
          spark.master());
    }
  }

  /** The pipeline of {@code run}: the same tasks, merging and tables. */
  private static final class OnSpark implements Pipeline {

    private final SparkRunner spark;
    private final Progress progress;
    private final long all;
    private long before;

    OnSpark(SparkRunner spark, Progress progress, long all) {
      this.spark = spark;
      this.progress = progress;
      this.all = all;
    }

    @Override
    public PublishedRun run(RunPlan plan) {
      CompiledPlan compiled = new CompiledPlan(plan);
      long done = before;
      PublishedRun run =
          PublishedRun.of(
              compiled,
              spark.run(
                  compiled,
                  spark.defaultPartitions(plan),
                  (draws, total) -> progress.advanced(done + draws, all)));
      before += plan.draws();
      return run;
    }
  }
}
