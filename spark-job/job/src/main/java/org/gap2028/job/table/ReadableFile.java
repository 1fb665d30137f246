package org.gap2028.job.table;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of a given file system; Parquet's own class looks the file system up by its scheme. */
final class ReadableFile implements InputFile {

  private final FileSystem fileSystem;
  private final Path path;
  private final long length;

  ReadableFile(FileSystem fileSystem, Path path) throws IOException {
    this.fileSystem = fileSystem;
    this.path = path;
    this.length = fileSystem.getFileStatus(path).getLen();
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    return HadoopStreams.wrap(fileSystem.open(path));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
