package org.gap2028.job.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.hadoop.security.AccessControlException;

/**
 * A directory or file that cannot be used as asked. The message is complete by itself: what could
 * not be done, where, why, and the ways on.
 */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Kind {
    /** The directory named cannot be used, and nothing was started. */
    REFUSED,
    /** The run that was asked for is not whole. */
    DAMAGED,
    /** Reading or writing failed on the way. */
    FAILED
  }

  private final Kind kind;

  StorageException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  StorageException(Kind kind, String message, IOException cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * A directory that cannot be used as asked, so that nothing was started.
   *
   * @param message complete by itself
   */
  public static StorageException refused(String message) {
    return new StorageException(Kind.REFUSED, message);
  }

  /** What kind of trouble it is. */
  public Kind kind() {
    return kind;
  }

  /**
   * The reason of a failure in words, as messages of file systems are often no more than a path.
   */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException || failure instanceof AccessControlException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "there is no such file";
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way";
    }
    if (failure instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
