package io.unisession.history.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL on loopback, with data of its own. */
final class PostgresServer implements AutoCloseable {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private PostgresServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.port = server.getPort();
        this.server = server;
    }

    /** Skips the test where no server can run. */
    static void requireOne() {
        assumeTrue(
                PostgresServer.class.getResource("/postgres-linux-x86_64.txz") != null && onLinux(),
                "skipped, because PostgreSQL comes for Linux on x86-64 alone, and with the profile real-servers");
        assumeTrue(
                !isRoot() || exitCode("unshare", "-U", "true") == 0,
                "skipped, because PostgreSQL refuses to run as root, and this machine allows no user namespace");
    }

    /** Starts a server, or skips the test where none can run. */
    static PostgresServer start() throws IOException {
        requireOne();
        Path data = Files.createTempDirectory("unisession-postgres");
        return new PostgresServer(data, start(data, 0));
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                // The library turns it off for speed, and a server that crashes then forgets what it confirmed.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** A database with no tables, apart from all others. */
    PGSimpleDataSource emptyDatabase() throws SQLException {
        String schema = "test" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        PGSimpleDataSource dataSource = (PGSimpleDataSource) server.getPostgresDatabase();
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    void execute(String sql) throws SQLException {
        DataSource dataSource = server.getPostgresDatabase();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the server's processes at once, as a crash would. */
    void crash() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> processes = new ArrayList<>(postmaster.descendants().toList());
        processes.add(postmaster);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
        // Nothing is left to stop, but the library lets go of the data.
        server.close();
    }

    /** Starts the server again, with its data, on the same port. */
    void startAgain() throws IOException {
        server = start(data, port);
    }

    /** Stops all of the server's processes where they are: connections stay open, and nothing responds. */
    void freeze() {
        signal("-STOP");
    }

    /** Lets a frozen server go on. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        ProcessHandle postmaster = postmaster();
        postmaster.descendants().forEach(child -> exitCode("kill", signal, Long.toString(child.pid())));
        exitCode("kill", signal, Long.toString(postmaster.pid()));
    }

    private ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean onLinux() {
        return System.getProperty("os.name").startsWith("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    static int exitCode(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
