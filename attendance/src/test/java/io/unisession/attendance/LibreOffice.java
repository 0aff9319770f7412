package io.unisession.attendance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless LibreOffice that opens CSV files as a user would, and saves what is in the cells. */
final class LibreOffice {
    /** Comma, quotes, UTF-8, from the first line on. */
    private static final String CSV = "Text - txt - csv (StarCalc):44,34,76,1";

    private LibreOffice() {}

    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens all CSV files of a folder and saves them, by the same names, in another. */
    static void resave(Path folder, Path target) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                installed().orElseThrow().toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=" + CSV,
                "--convert-to",
                "csv:" + CSV,
                "--outdir",
                target.toString()));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toString).filter(name -> name.endsWith(".csv")).forEach(command::add);
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
