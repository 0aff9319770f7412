package io.unisession.flink.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Flink itself: a JobManager and a TaskManager, each a process of its own, on loopback. They have Flink's jars alone on
 * their class path; a job brings UniSession along in its jar.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Path directory;
    private final int restPort;
    private final Map<String, String> environment;
    /** Those that have been started, so that none outlives this process, however it ends. */
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    private final Thread onExit = new Thread(() -> processes.forEach(Process::destroyForcibly), "flink-exit");
    private final Process jobManager;
    private Process taskManager;

    private StandaloneCluster(Path directory, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.restPort = freePort();
        Runtime.getRuntime().addShutdownHook(onExit);
        Files.createDirectories(directory.resolve("conf"));
        Files.writeString(directory.resolve("conf/config.yaml"), configuration(freePort()));
        this.jobManager = start("jobmanager", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
        this.taskManager = startTaskManager();
    }

    /**
     * Starts both processes.
     *
     * @param directory where they keep their configuration, logs and checkpoints
     * @param environment variables that both have, such as the keys of the accounts
     */
    public static StandaloneCluster start(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        StandaloneCluster cluster = new StandaloneCluster(directory, environment);
        try {
            cluster.awaitSlots();
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    /** Submits a job as {@code flink run} does, and waits until it has finished. Returns what the program printed. */
    public String run(Path jar, String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("org.apache.flink.client.cli.CliFrontend", "run"));
        command.addAll(List.of("-m", "127.0.0.1:" + restPort, "-c", mainClass, jar.toString()));
        command.addAll(List.of(arguments));
        Process client = start("client", command.toArray(String[]::new));
        client.waitFor();
        String printed = Files.readString(log("client"));
        if (client.exitValue() != 0) {
            throw new IOException("flink run failed:\n" + printed);
        }
        return printed;
    }

    /** Kills the TaskManager, as a machine that fails does, and starts another. */
    public void replaceTaskManager() throws IOException, InterruptedException {
        taskManager.destroyForcibly().waitFor();
        taskManager = startTaskManager();
    }

    /** What a process has logged so far: {@code jobmanager}, {@code taskmanager} or {@code client}. */
    public Path log(String process) {
        return directory.resolve(process + ".log");
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(
                process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    /**
     * Packs UniSession and the libraries it needs into one jar with the job, as the Shade plugin does for an
     * application.
     */
    public static Path pack(Path jar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (Path part : classPath().filter(StandaloneCluster::belongsToTheJob).toList()) {
            if (Files.isDirectory(part)) {
                try (Stream<Path> files = Files.walk(part)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        String name = part.relativize(file).toString().replace(File.separatorChar, '/');
                        add(entries, name, Files.readAllBytes(file));
                    }
                }
            } else {
                try (ZipInputStream in = new ZipInputStream(Files.newInputStream(part))) {
                    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                        if (!entry.isDirectory()) {
                            add(entries, entry.getName(), in.readAllBytes());
                        }
                    }
                }
            }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return jar;
    }

    /** Providers are services: the lists of several jars become one. */
    private static void add(Map<String, byte[]> entries, String name, byte[] content) {
        if (name.endsWith("module-info.class") || name.equals("META-INF/MANIFEST.MF")) {
            return;
        }
        entries.merge(
                name,
                content,
                (one, other) -> name.startsWith("META-INF/services/")
                        ? (new String(one, UTF_8) + "\n" + new String(other, UTF_8)).getBytes(UTF_8)
                        : one);
    }

    private Process startTaskManager() throws IOException {
        return start("taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
    }

    private Process start(String name, String... mainClassAndArguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        // As Flink's own configuration has it.
        command.addAll(List.of("--add-opens=java.base/java.util=ALL-UNNAMED", "-cp"));
        command.add(classPath()
                .filter(part -> !belongsToTheJob(part))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(mainClassAndArguments));
        if (!name.equals("client")) {
            command.addAll(List.of("--configDir", directory.resolve("conf").toString()));
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        process.environment().put("FLINK_CONF_DIR", directory.resolve("conf").toString());
        process.environment().putAll(environment);
        Process started = process.start();
        processes.add(started);
        return started;
    }

    /** The sizes of memory are those that Flink's start script would compute. */
    private String configuration(int rpcPort) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("jobmanager.rpc.address", "127.0.0.1");
        settings.put("jobmanager.rpc.port", rpcPort);
        settings.put("jobmanager.bind-host", "127.0.0.1");
        settings.put("rest.address", "127.0.0.1");
        settings.put("rest.bind-address", "127.0.0.1");
        settings.put("rest.port", restPort);
        settings.put("taskmanager.host", "127.0.0.1");
        settings.put("taskmanager.bind-host", "127.0.0.1");
        settings.put("taskmanager.numberOfTaskSlots", 4);
        settings.put("taskmanager.cpu.cores", 1);
        settings.put("taskmanager.memory.task.heap.size", "256m");
        settings.put("taskmanager.memory.task.off-heap.size", "0m");
        settings.put("taskmanager.memory.managed.size", "32m");
        settings.put("taskmanager.memory.network.min", "32m");
        settings.put("taskmanager.memory.network.max", "32m");
        settings.put("taskmanager.memory.framework.heap.size", "64m");
        settings.put("taskmanager.memory.framework.off-heap.size", "64m");
        settings.put("taskmanager.memory.jvm-metaspace.size", "128m");
        settings.put("taskmanager.memory.jvm-overhead.min", "64m");
        settings.put("taskmanager.memory.jvm-overhead.max", "64m");
        settings.put("io.tmp.dirs", directory);
        settings.put("heartbeat.interval", "1 s");
        settings.put("heartbeat.timeout", "5 s");
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", 10);
        settings.put("restart-strategy.fixed-delay.delay", "1 s");
        settings.put("execution.checkpointing.interval", "500 ms");
        settings.put(
                "execution.checkpointing.dir", directory.resolve("checkpoints").toUri());
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private void awaitSlots() throws IOException, InterruptedException {
        HttpRequest overview = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + "/overview"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Instant latest = Instant.now().plus(START);
        while (Instant.now().isBefore(latest) && jobManager.isAlive() && taskManager.isAlive()) {
            try {
                HttpResponse<String> response =
                        HttpClient.newHttpClient().send(overview, HttpResponse.BodyHandlers.ofString());
                if (response.body().contains("\"slots-available\":4")) {
                    return;
                }
            } catch (IOException notYet) {
                // The JobManager has not opened its port.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the cluster did not start:\n" + Files.readString(log("jobmanager"))
                + Files.readString(log("taskmanager")));
    }

    /** UniSession's modules are folders or jars, depending on how far the build is. */
    private static boolean belongsToTheJob(Path part) {
        String path = part.toString().replace(File.separatorChar, '/');
        return Files.isDirectory(part)
                || part.getFileName().toString().startsWith("unisession-")
                || Stream.of("/com/squareup/", "/org/jetbrains/", "/com/fasterxml/", "/com/auth0/", "/org/jspecify/")
                        .anyMatch(path::contains);
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::exists);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
