package org.gap2028.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gap2028.job.json.JsonReader;

/**
 * A standalone Spark cluster of this machine: a master and workers, each a JVM of its own, on free
 * ports of the loopback address. Every process is started, found and ended by its id.
 */
final class StandaloneCluster implements AutoCloseable {

  /** Two cores that everybody shares are slow at times. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int CORES = 2;

  private final SparkHome spark;
  private final Path folder;
  private final int port = freePort();
  private final int webPort = freePort();
  private final List<Process> processes = new ArrayList<>();
  private final List<Process> workers = new ArrayList<>();

  private StandaloneCluster(SparkHome spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * Starts a cluster.
   *
   * @param folder where it may write
   * @param workers number of workers, of two cores each
   */
  static StandaloneCluster start(SparkHome spark, Path folder, int workers) throws Exception {
    Files.createDirectories(folder);
    StandaloneCluster cluster = new StandaloneCluster(spark, folder);
    try {
      cluster.start(workers);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  private void start(int count) throws Exception {
    launch(
        "master",
        "-Xmx256m",
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        "--webui-port",
        Integer.toString(webPort));
    for (int i = 0; i < count; i++) {
      startWorker();
    }
    awaitWorkers(count);
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch(String name, String... words) throws IOException {
    Process process =
        spark
            .java(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  /** Adds a worker. */
  void startWorker() throws IOException {
    String name = "worker-" + workers.size();
    workers.add(
        launch(
            name,
            "-Xmx256m",
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--webui-port",
            "0",
            "--cores",
            Integer.toString(CORES),
            "--memory",
            "3g",
            "--work-dir",
            folder.resolve(name).toString(),
            master()));
  }

  /** Waits until so many workers are alive. */
  void awaitWorkers(int count) throws Exception {
    await("workers", () -> aliveWorkers() == count);
  }

  private long aliveWorkers() {
    try {
      Optional<String> answer = json("http://127.0.0.1:" + webPort + "/json/");
      if (answer.isEmpty()) {
        return -1;
      }
      Map<?, ?> state = (Map<?, ?>) JsonReader.parse(answer.get().getBytes(UTF_8));
      return ((List<?>) state.get("workers"))
          .stream().filter(worker -> "ALIVE".equals(((Map<?, ?>) worker).get("state"))).count();
    } catch (IllegalArgumentException e) {
      // A page that says that the master's own is not there yet.
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something is so. */
  static void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited in vain for " + what);
      }
      Thread.sleep(50);
    }
  }

  /** The master's URL. */
  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /**
   * Starts a history server and gives its API's URL, once it answers.
   *
   * @param logs where event logs are
   */
  String history(Path logs) throws Exception {
    int historyPort = freePort();
    launch(
        "history",
        "-Xmx256m",
        "-Dspark.history.fs.logDirectory=" + logs.toUri(),
        "-Dspark.history.ui.port=" + historyPort,
        "org.apache.spark.deploy.history.HistoryServer");
    String api = "http://127.0.0.1:" + historyPort + "/api/v1/applications";
    await(
        "the history server", () -> json(api).filter(apps -> apps.contains("\"id\"")).isPresent());
    return api;
  }

  /** What a URL of this machine answers; empty where nothing does. */
  static Optional<String> json(String url) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return Optional.of(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Processes of drivers on workers. */
  List<ProcessHandle> drivers() {
    return workers.stream()
        .flatMap(w -> children(w, "deploy.worker.DriverWrapper").stream())
        .toList();
  }

  /** Processes of executors. */
  List<ProcessHandle> executors() {
    return workers.stream().flatMap(w -> children(w, EXECUTOR).stream()).toList();
  }

  private static final String EXECUTOR = "executor.CoarseGrainedExecutorBackend";

  private static List<ProcessHandle> children(Process worker, String type) {
    return worker.descendants().filter(child -> commandLine(child).contains(type)).toList();
  }

  /** A process's command line; Java's own way leaves out long ones. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Kills a worker that has an executor and no driver, and its executor: killed alone, a worker
   * leaves its executor behind.
   */
  void killWorkerWithExecutor() throws InterruptedException {
    Optional<Process> victim =
        workers.stream()
            .filter(Process::isAlive)
            .filter(worker -> !children(worker, EXECUTOR).isEmpty())
            .filter(worker -> children(worker, "deploy.worker.DriverWrapper").isEmpty())
            .findFirst();
    Process worker = victim.orElseThrow(() -> new IllegalStateException("no such worker"));
    List<ProcessHandle> executors = children(worker, EXECUTOR);
    worker.destroyForcibly().waitFor();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** All that drivers and executors wrote to stderr, for when a test fails, and to look into. */
  String logs(String directoryPrefix) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().equals("stderr"))
              .filter(path -> path.toString().contains("/" + directoryPrefix))
              .sorted()
              .toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
