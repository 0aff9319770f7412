package io.unisession.history.jdbc;

import io.unisession.history.JournalEntry;
import io.unisession.history.JournalException;
import io.unisession.history.JournalStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that records entries and says which were confirmed, until it is killed or the disk is full. */
final class RecordingProcess {
    static final String SESSION = "s-1";

    private static final int ENTRIES_BEFORE_THE_KILL = 50;
    private static final int FAILURES = 3;

    private RecordingProcess() {}

    /** Starts this class in another JVM, behind a command that starts it. */
    static Process start(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RecordingProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Kills the process while it records, and returns the keys of all entries that were confirmed to it by then. */
    static Set<String> confirmedUntilKilled(Process process) throws IOException {
        Set<String> keys = new HashSet<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (!line.startsWith("added ")) {
                    throw new IOException("the process did not add an entry, but said: " + line);
                }
                keys.add(line.substring("added ".length()));
                if (keys.size() == ENTRIES_BEFORE_THE_KILL) {
                    // By its handle: the process itself would close the output that is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (keys.size() < ENTRIES_BEFORE_THE_KILL) {
            throw new IOException("the process ended after " + keys.size() + " entries");
        }
        return keys;
    }

    static JournalEntry entry(int number) {
        return Entries.joined(SESSION, "e-" + number, Entries.NOON.plusSeconds(number));
    }

    /** Takes what to do and where. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "file" -> record(JdbcJournalStore.embedded(Path.of(arguments[1])));
            case "postgres" -> {
                PGSimpleDataSource dataSource = new PGSimpleDataSource();
                dataSource.setUrl(arguments[1]);
                record(JdbcJournalStore.of(dataSource));
            }
            case "full disk, file" -> {
                Path disk = Path.of(arguments[1]);
                Path filler = filler(disk);
                recordUntilFull(JdbcJournalStore.embedded(disk.resolve("journal")), filler);
            }
            case "full disk, postgres" -> {
                Path disk = Path.of(arguments[1]);
                Path filler = filler(disk);
                Path tables = Files.createDirectory(disk.resolve("tables"));
                try (PostgresServer server = PostgresServer.start()) {
                    server.execute("CREATE TABLESPACE small LOCATION '" + tables + "'");
                    PGSimpleDataSource dataSource = server.emptyDatabase();
                    dataSource.setOptions("-c default_tablespace=small");
                    recordUntilFull(JdbcJournalStore.of(dataSource), filler);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void record(JournalStore store) {
        for (int number = 0; ; number++) {
            JournalEntry entry = entry(number);
            if (store.append(entry)) {
                System.out.println("added " + entry.key());
            }
        }
    }

    private static Path filler(Path disk) throws IOException {
        return Files.write(disk.resolve("filler"), new byte[1 << 20]);
    }

    private static void recordUntilFull(JournalStore store, Path filler) throws IOException {
        Random random = new Random(1);
        Set<String> confirmed = new HashSet<>();
        int failures = 0;
        for (int number = 0; failures < FAILURES; number++) {
            byte[] bytes = new byte[5_000];
            random.nextBytes(bytes);
            JournalEntry entry = Entries.joined(
                    SESSION, "e-" + number, HexFormat.of().formatHex(bytes), Entries.NOON.plusSeconds(number));
            try {
                store.append(entry);
                confirmed.add(entry.key());
            } catch (JournalException e) {
                failures++;
                System.out.println(e.getMessage());
            }
        }
        Files.delete(filler);
        System.out.println("with room again: " + store.append(entry(1_000_000)));
        confirmed.add(entry(1_000_000).key());
        Set<String> stored = new HashSet<>();
        store.entries("acme", SESSION).forEach(entry -> stored.add(entry.key()));
        System.out.println("confirmed more than ten: " + (confirmed.size() > 10));
        System.out.println("stored what was confirmed: " + stored.equals(confirmed));
    }
}
