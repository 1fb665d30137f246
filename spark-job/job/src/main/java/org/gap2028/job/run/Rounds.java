package org.gap2028.job.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gap2028.engine.run.BlockRange;
import org.gap2028.engine.run.CompiledPlan;
import org.gap2028.engine.run.RunTallies;
import org.gap2028.engine.run.SuperBlock;
import org.gap2028.engine.statistics.PackedTally;
import org.gap2028.job.spark.BlockEvaluation;
import org.gap2028.job.spark.SparkRunner;
import org.gap2028.job.storage.StorageException;

/**
 * Evaluates a run in rounds of some seconds, replicate by replicate, so that what is done can be
 * kept as it goes: the driver then has tallies that are whole. Two rounds are under way at a time,
 * so that no core waits for the last task of a round. What a round holds changes no number.
 */
final class Rounds implements AutoCloseable {

  /**
   * How large rounds are, and how often progress is kept.
   *
   * @param firstSuperBlocks super-blocks for each core in the first round, before speed is known
   * @param roundNanos time that a later round should take
   * @param keepNanos time after which progress is kept again
   */
  record Pace(long firstSuperBlocks, long roundNanos, long keepNanos) {

    private static final long FIRST_SUPER_BLOCKS = 4;

    /** Work that is not kept is that of an interval and of two rounds at most. */
    static Pace keepingEvery(double seconds) {
      long nanos = Math.round(seconds * 1e9);
      return new Pace(FIRST_SUPER_BLOCKS, nanos / 2, nanos);
    }
  }

  private static final int ROUNDS_AT_A_TIME = 2;

  /** Speed is measured while the compiler is still at work, hence no leaps. */
  private static final long MOST_GROWTH = 4;

  /** Before anything was measured: a draw of the default scenarios. */
  private static final double FIRST_NANOS_PER_DRAW = 500;

  private final SparkRunner spark;
  private final BlockEvaluation evaluation;
  private final RunTallies tallies;
  private final OptionalInt partitions;
  private final Consumer<Map<Integer, PackedTally>> keeper;
  private final Consumer<String> notes;
  private final Pace pace;
  private final LongSupplier nanoTime;
  private final ExecutorService executor;
  private final long[] issued;
  private final Set<Integer> changed = new HashSet<>();
  private long roundSuperBlocks;
  private long lastRound;
  private long lastKept;

  private record Round(long superBlocks, Future<Map<Integer, PackedTally>> tallies) {}

  /**
   * Rounds of a run.
   *
   * @param compiled the plan
   * @param tallies what is done, to which rounds add
   * @param unkept replicates whose tallies are not kept yet
   * @param partitions tasks of a round, where the user says how many
   * @param keeper given tallies that changed since they were kept last, from time to time
   * @param notes told where progress cannot be kept
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  Rounds(
      SparkRunner spark,
      CompiledPlan compiled,
      RunTallies tallies,
      Set<Integer> unkept,
      OptionalInt partitions,
      Consumer<Map<Integer, PackedTally>> keeper,
      Consumer<String> notes,
      Pace pace,
      LongSupplier nanoTime) {
    this.spark = spark;
    this.tallies = tallies;
    changed.addAll(unkept);
    this.partitions = partitions;
    this.keeper = keeper;
    this.notes = notes;
    this.pace = pace;
    this.nanoTime = nanoTime;
    evaluation = spark.evaluation(compiled);
    executor =
        Executors.newFixedThreadPool(
            ROUNDS_AT_A_TIME,
            task -> {
              Thread thread = new Thread(task, "round");
              thread.setDaemon(true);
              return thread;
            });
    issued = new long[tallies.replicates()];
    roundSuperBlocks = pace.firstSuperBlocks() * spark.parallelism();
    lastRound = nanoTime.getAsLong();
    lastKept = lastRound;
  }

  /** Draws evaluated by tasks so far, those of retried tasks twice. */
  long draws() {
    return evaluation.draws();
  }

  /**
   * Goes on until every replicate has so many blocks, or more.
   *
   * @throws org.gap2028.job.spark.SparkJobException if a task fails for good
   */
  void advance(long blocks) {
    for (int r = 0; r < issued.length; r++) {
      issued[r] = tallies.blocks(r);
    }
    Deque<Round> underWay = new ArrayDeque<>();
    issue(underWay, blocks);
    while (!underWay.isEmpty()) {
      Round round = underWay.remove();
      Map<Integer, PackedTally> done = await(round);
      measure(round);
      issue(underWay, blocks);
      done.forEach(tallies::add);
      changed.addAll(done.keySet());
      if (!underWay.isEmpty() && nanoTime.getAsLong() - lastKept >= pace.keepNanos()) {
        keepIfPossible();
      }
    }
  }

  private void issue(Deque<Round> underWay, long blocks) {
    while (underWay.size() < ROUNDS_AT_A_TIME) {
      List<BlockRange> next = next(blocks);
      if (next.isEmpty()) {
        return;
      }
      long superBlocks = next.stream().mapToLong(BlockRange::superBlocks).sum();
      int tasks =
          partitions.orElseGet(() -> spark.partitions(superBlocks, nanosEach(next, superBlocks)));
      underWay.add(new Round(superBlocks, executor.submit(() -> evaluation.evaluate(next, tasks))));
    }
  }

  /** Time that a super-block of a round takes on one core, as far as it is known. */
  private double nanosEach(List<BlockRange> round, long superBlocks) {
    double draws = round.stream().mapToDouble(BlockRange::draws).sum();
    return evaluation.nanosPerDraw(FIRST_NANOS_PER_DRAW) * draws / superBlocks;
  }

  /** The next blocks that no round has, no more than fill a round. */
  private List<BlockRange> next(long blocks) {
    List<BlockRange> ranges = new ArrayList<>();
    long left = left(blocks);
    // A small rest is not worth a round of its own.
    long room = left <= roundSuperBlocks + roundSuperBlocks / 2 ? left : roundSuperBlocks;
    for (int r = 0; r < issued.length && room > 0; r++) {
      if (issued[r] < blocks) {
        long end = Math.min(blocks, issued[r] + room * SuperBlock.BLOCKS);
        BlockRange range = new BlockRange(r, issued[r], end);
        ranges.add(range);
        issued[r] = end;
        room -= range.superBlocks();
      }
    }
    return ranges;
  }

  private long left(long blocks) {
    long left = 0;
    for (long done : issued) {
      left += done < blocks ? new BlockRange(0, done, blocks).superBlocks() : 0;
    }
    return left;
  }

  private static Map<Integer, PackedTally> await(Round round) {
    try {
      return round.tallies().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Cannot evaluate a round: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("Cannot evaluate the draws: interrupted", e);
    }
  }

  /** Rounds are as large as the last one says, so that they take as long as they should. */
  private void measure(Round round) {
    long now = nanoTime.getAsLong();
    double wanted = (double) round.superBlocks() * pace.roundNanos() / Math.max(now - lastRound, 1);
    double most = (double) MOST_GROWTH * roundSuperBlocks;
    roundSuperBlocks = Math.max(1, (long) Math.min(wanted, most));
    lastRound = now;
  }

  /** What cannot be kept now is kept the next time. */
  private void keepIfPossible() {
    try {
      keep();
    } catch (StorageException e) {
      notes.accept(e.getMessage() + "; the run goes on");
      lastKept = nanoTime.getAsLong();
    }
  }

  /**
   * Hands what changed to the keeper.
   *
   * @throws StorageException if the keeper does
   */
  void keep() {
    Map<Integer, PackedTally> kept = new TreeMap<>();
    changed.forEach(replicate -> kept.put(replicate, tallies.tally(replicate)));
    keeper.accept(kept);
    changed.clear();
    lastKept = nanoTime.getAsLong();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    evaluation.close();
  }
}
