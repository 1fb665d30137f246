package org.gap2028.job.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.gap2028.job.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatLockTest {

  /** Long enough for a beat of a test to be seen in it. */
  private static final Duration WATCH = Duration.ofMillis(400);

  @TempDir private Path directory;
  private final Store store = new Store(LocalFiles.open(new Configuration(false)));
  private final List<String> notes = new ArrayList<>();

  private Path file() {
    return directory.resolve(".a.lock");
  }

  private Optional<RunLock> tryAcquire() throws IOException {
    return HeartbeatLock.tryAcquire(
        store, new org.apache.hadoop.fs.Path(file().toUri()), WATCH, notes::add);
  }

  private void leave(LockHolder holder, long beat) throws IOException {
    var json = holder.toJson();
    json.put("heartbeat", beat);
    Files.write(file(), JsonWriter.toBytes(json));
  }

  @Test
  void isHeldByOneAtATime() throws IOException {
    RunLock first = tryAcquire().orElseThrow();
    assertThat(tryAcquire()).isEmpty();
    assertThat(first.isHeld()).isTrue();
    first.close();
    assertThat(file()).doesNotExist();
    RunLock second = tryAcquire().orElseThrow();
    first.close();
    assertThat(second.isHeld()).isTrue();
    second.close();
    assertThat(directory).isEmptyDirectory();
    assertThat(notes).isEmpty();
  }

  @Test
  void saysWhoHoldsIt() throws IOException {
    try (RunLock lock = tryAcquire().orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(LockHolder.ofJson(Files.readAllBytes(file())).orElseThrow().pid())
          .isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void isTakenAtOnceFromAProcessOfThisMachineThatIsGone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    LockHolder us = LockHolder.current("t");
    leave(new LockHolder(us.host(), process.pid(), us.startedMillis(), "t"), 3);
    tryAcquire().orElseThrow().close();
    assertThat(notes).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void isTakenAtOnceWhereTheProcessIdIsAnothersNow() throws IOException {
    LockHolder us = LockHolder.current("t");
    leave(new LockHolder(us.host(), us.pid(), us.startedMillis() - 3_600_000, "t"), 3);
    tryAcquire().orElseThrow().close();
    assertThat(notes).isEmpty();
  }

  @Test
  void isTakenFromAnotherMachineOnlyWhenItsHeartStandsStill() throws IOException {
    leave(new LockHolder("elsewhere", 1, 0, "t"), 3);
    tryAcquire().orElseThrow().close();
    assertThat(notes).singleElement().asString().contains("process 1 on elsewhere");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void isLeftToAnotherMachineWhoseHeartBeats() throws Exception {
    LockHolder other = new LockHolder("elsewhere", 1, 0, "t");
    leave(other, 3);
    Thread heart =
        new Thread(
            () -> {
              try {
                Thread.sleep(WATCH.toMillis() / 4);
                leave(other, 4);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    heart.start();
    assertThat(tryAcquire()).isEmpty();
    heart.join();
    assertThat(LockHolder.ofJson(Files.readAllBytes(file()))).contains(other);
  }

  @Test
  void isLostWhereAnotherTookIt() throws IOException {
    RunLock lock = tryAcquire().orElseThrow();
    leave(new LockHolder("elsewhere", 1, 0, "t"), 3);
    assertThat(lock.isHeld()).isFalse();
    lock.close();
    assertThat(file()).exists();
  }

  @Test
  void isTakenWhereItsFileWasNeverFinished() throws IOException {
    Files.writeString(file(), "{ \"host\" :");
    tryAcquire().orElseThrow().close();
    assertThat(notes).hasSize(1);
  }
}
