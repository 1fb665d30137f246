package org.gap2028.job.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/** A lock of the operating system on a file, which ends with the process however it ends. */
final class LocalLock implements RunLock {

  private final Path file;
  private final FileChannel channel;

  private LocalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock; empty where another process, or another run in this one, holds it. */
  static Optional<RunLock> tryAcquire(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Object before = identity(file);
      if (!tryLock(channel)) {
        channel.close();
        return Optional.empty();
      }
      // Who held the lock may have deleted the file between our opening it and our locking it.
      if (before != null && Objects.equals(before, identity(file))) {
        return Optional.of(new LocalLock(file, channel));
      }
      channel.close();
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static Object identity(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try {
        Files.deleteIfExists(file);
      } finally {
        channel.close();
      }
    }
  }
}
