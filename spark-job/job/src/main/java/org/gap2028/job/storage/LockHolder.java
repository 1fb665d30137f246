package org.gap2028.job.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gap2028.job.json.JsonReader;

/**
 * The process that holds a lock.
 *
 * @param host name of its machine; on Linux with the namespace of its process ids, as containers
 *     may share a name
 * @param pid its process id
 * @param startedMillis when the process started, ms since 1970; 0 where that is not known
 * @param token what no other holder has
 */
record LockHolder(String host, long pid, long startedMillis, String token) {

  /** Start times as two processes see them may differ by a little. */
  private static final long TOLERANCE_MILLIS = Duration.ofSeconds(2).toMillis();

  /** This process. */
  static LockHolder current(String token) {
    ProcessHandle process = ProcessHandle.current();
    return new LockHolder(thisHost(), process.pid(), started(process), token);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String thisHost() {
    String name;
    try {
      name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      name = nameFromNetwork();
    }
    try {
      return name + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return name;
    }
  }

  private static String nameFromNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** Whether it is on this machine, so that {@link #isAlive} can tell. */
  boolean isHere() {
    return host.equals(thisHost());
  }

  /** Whether a process of this machine is still the one that took the lock. */
  boolean isAlive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && (startedMillis == 0
            || Math.abs(started(process.get()) - startedMillis) <= TOLERANCE_MILLIS);
  }

  /** How people would find it. */
  String shown() {
    return "process " + pid + " on " + host.split(" ", -1)[0];
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("host", host);
    json.put("pid", pid);
    json.put("process_started", startedMillis);
    json.put("token", token);
    return json;
  }

  /** The holder that a lock's file names; empty where the file is not whole. */
  static Optional<LockHolder> ofJson(byte[] bytes) {
    try {
      if (JsonReader.parse(bytes) instanceof Map<?, ?> map
          && map.get("host") instanceof String host
          && map.get("pid") instanceof Long pid
          && map.get("process_started") instanceof Long started
          && map.get("token") instanceof String token) {
        return Optional.of(new LockHolder(host, pid, started, token));
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
