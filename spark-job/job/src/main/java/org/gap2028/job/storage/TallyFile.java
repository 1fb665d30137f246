package org.gap2028.job.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.gap2028.engine.statistics.PackedTally;

/**
 * The bytes of a file that holds one replicate's tally: {@code GAPTALLY}, the format as a byte, the
 * replicate as an int, the draws as a long, the CRC-32 of what follows as a long, and the tally
 * deflated (RFC 1950). Numbers are big-endian.
 */
final class TallyFile {

  private static final byte[] MAGIC = {'G', 'A', 'P', 'T', 'A', 'L', 'L', 'Y'};

  /** Raised when the meaning of the bytes changes. */
  private static final int FORMAT = 1;

  private static final int BUFFER_BYTES = 1 << 16;

  private TallyFile() {}

  /** The bytes of a replicate's tally; equal tallies have equal bytes. */
  static byte[] encode(int replicate, PackedTally tally) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream(BUFFER_BYTES);
    // The fastest level: a better one saves a twentieth of the bytes for three times the time.
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(deflated, deflater, BUFFER_BYTES))) {
      tally.write(out);
    } finally {
      deflater.end();
    }
    byte[] body = deflated.toByteArray();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + BUFFER_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(MAGIC);
      out.writeByte(FORMAT);
      out.writeInt(replicate);
      out.writeLong(tally.draws());
      out.writeLong(crc(body));
      out.write(body);
    }
    return bytes.toByteArray();
  }

  /**
   * The tally that bytes hold.
   *
   * @param replicate the replicate that it should be of
   * @throws IOException if they hold none, another replicate's, or one of a format that this
   *     program does not know
   */
  static PackedTally decode(int replicate, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("it holds no tally");
      }
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("its format is " + format + ", this version reads " + FORMAT);
      }
      int of = in.readInt();
      long draws = in.readLong();
      long crc = in.readLong();
      byte[] body = in.readAllBytes();
      if (of != replicate || crc != crc(body)) {
        throw new IOException("its tally is damaged");
      }
      PackedTally tally =
          PackedTally.read(
              new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body))));
      if (tally.draws() != draws) {
        throw new IOException("its tally has " + tally.draws() + " draws (" + draws + ")");
      }
      return tally;
    } catch (EOFException e) {
      throw new IOException("its tally is cut off", e);
    }
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
