package org.gap2028.job.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gap2028.job.json.JsonReader;
import org.gap2028.job.json.JsonWriter;

/**
 * A file beside a run in which the driver of a submission tells how it fares, for a submitter who
 * sees the file system and not the driver: a number that changes every five seconds while the
 * driver is alive, and at the end its exit status and message. The number is a sign of life that
 * needs no clock that both agree on.
 */
public final class StatusFile implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(5);

  private final RunPlace place;
  private final String submission;
  private final ScheduledExecutorService heart;
  private long beats;
  private boolean closed;

  /**
   * What a status file says.
   *
   * @param submission id of the submission
   * @param attempt names the driver's process: a driver that is started again has another
   * @param heartbeat a number that changes while the driver is alive
   * @param exitStatus the driver's exit status; empty while it is at work
   * @param message what the driver has to say at its end
   */
  public record Status(
      String submission, String attempt, long heartbeat, OptionalInt exitStatus, String message) {

    private Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("submission", submission);
      json.put("attempt", attempt);
      json.put("heartbeat", heartbeat);
      json.put("exit_status", exitStatus.isPresent() ? (long) exitStatus.getAsInt() : null);
      json.put("message", message);
      return json;
    }

    private static Optional<Status> ofJson(byte[] bytes) {
      try {
        if (JsonReader.parse(bytes) instanceof Map<?, ?> map
            && map.get("submission") instanceof String submission
            && map.get("attempt") instanceof String attempt
            && map.get("heartbeat") instanceof Long heartbeat
            && map.get("message") instanceof String message) {
          OptionalInt exitStatus =
              map.get("exit_status") instanceof Long status
                  ? OptionalInt.of(Math.toIntExact(status))
                  : OptionalInt.empty();
          return Optional.of(new Status(submission, attempt, heartbeat, exitStatus, message));
        }
        return Optional.empty();
      } catch (IllegalArgumentException | ArithmeticException e) {
        return Optional.empty();
      }
    }
  }

  private StatusFile(RunPlace place, String submission) {
    this.place = place;
    this.submission = submission;
    heart =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "gap2028-status");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * What the file says now; empty where there is none, or it is not whole at this moment.
   *
   * @param file path or URI of the file
   * @throws StorageException if its file system cannot be reached
   */
  public static Optional<Status> read(Storage storage, String file) {
    RunPlace place = storage.place(file);
    try {
      return Status.ofJson(place.store().read(place.target()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Begins to tell, over what an earlier submission left.
   *
   * @param file path or URI of the file
   * @param submission id of the submission
   * @throws StorageException if the file cannot be written
   */
  public static StatusFile begin(Storage storage, String file, String submission) {
    StatusFile status = new StatusFile(storage.place(file), submission);
    try {
      status.place.store().makeDirectory(status.place.target().getParent());
      status.write(OptionalInt.empty(), "");
    } catch (IOException e) {
      status.heart.shutdownNow();
      throw StorageException.refused(
          "Cannot write " + file + ": " + StorageException.reason(e) + ". Choose another --output");
    }
    var unused =
        status.heart.scheduleWithFixedDelay(
            status::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    return status;
  }

  private void write(OptionalInt exitStatus, String message) throws IOException {
    String attempt = LockHolder.current("").shown();
    Status status = new Status(submission, attempt, beats, exitStatus, message);
    place.store().write(place.target(), JsonWriter.toBytes(status.toJson()));
  }

  private synchronized void beat() {
    if (!closed) {
      beats++;
      try {
        write(OptionalInt.empty(), "");
      } catch (IOException e) {
        // The next beat tries again.
      }
    }
  }

  /**
   * Tells the end.
   *
   * @param exitStatus the driver's exit status
   * @param message what the submitter should read
   * @throws StorageException if the file cannot be written
   */
  public synchronized void finish(int exitStatus, String message) {
    close();
    beats++;
    try {
      write(OptionalInt.of(exitStatus), message);
    } catch (IOException e) {
      throw new StorageException(
          StorageException.Kind.FAILED,
          "Cannot write " + place + ": " + StorageException.reason(e),
          e);
    }
  }

  /** Stops telling; what was told last stays. */
  @Override
  public synchronized void close() {
    closed = true;
    heart.shutdownNow();
  }
}
