package org.gap2028.job.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The text of a configuration: from a local file to bytes, and from bytes to text. */
final class ConfigurationFile {

  /** Bytes of a configuration at most; {@code policies.json} has about ten thousand. */
  private static final int LIMIT = 16 << 20;

  private ConfigurationFile() {}

  /** The bytes of a local file, or nothing where it cannot be read, which is then a problem. */
  static Optional<byte[]> bytes(Path path, Problems problems) {
    String why;
    if (Files.isDirectory(path)) {
      why = "it is a directory";
    } else {
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LIMIT + 1);
        if (bytes.length <= LIMIT) {
          return Optional.of(bytes);
        }
        why = "it is larger than " + (LIMIT >> 20) + " MiB";
      } catch (NoSuchFileException e) {
        why = "there is no such file";
      } catch (AccessDeniedException e) {
        why = "permission denied";
      } catch (FileSystemException e) {
        why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      } catch (IOException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    problems.error(new Place(path.toString(), 0, 0), "", "Cannot read the file: " + why);
    return Optional.empty();
  }

  /** The text that the bytes hold, or nothing where they are not UTF-8, which is then a problem. */
  static Optional<String> text(byte[] bytes, String file, Problems problems) {
    String mark = byteOrderMark(bytes);
    if (!mark.isEmpty()) {
      problems.error(
          new Place(file, 1, 1),
          "",
          "Cannot read the text: it begins with the byte order mark of "
              + mark
              + "; save it as UTF-8 without one");
      return Optional.empty();
    }
    CharBuffer out = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      problems.error(
          end(file, out),
          "",
          String.format(
              Locale.ROOT,
              "Cannot read the text: byte 0x%02X is not UTF-8; save it as UTF-8",
              in.get(in.position()) & 0xFF));
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }

  private static Place end(String file, CharSequence text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      boolean newLine = text.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    return new Place(file, line, column);
  }

  private static String byteOrderMark(byte[] bytes) {
    int first = bytes.length > 1 ? ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF) : 0;
    if (first == 0xFEFF || first == 0xFFFE) {
      return "UTF-16";
    }
    return first == 0xEFBB && bytes.length > 2 && bytes[2] == (byte) 0xBF ? "UTF-8" : "";
  }
}
