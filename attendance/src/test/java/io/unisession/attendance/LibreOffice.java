package io.unisession.attendance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless LibreOffice that opens files as a user would and saves them as CSV. */
final class LibreOffice {
    /** Comma, quotes, UTF-8, from the first line on. */
    private static final String CSV = "44,34,76,1";

    private LibreOffice() {}

    static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What is in the cells of a file, as CSV. */
    static String cells(Path file) throws IOException, InterruptedException {
        Path out = Files.createDirectory(file.resolveSibling("out"));
        Process process = new ProcessBuilder(
                        installed().orElseThrow().toString(),
                        "-env:UserInstallation="
                                + file.resolveSibling("profile").toUri(),
                        "--headless",
                        "--infilter=Text - txt - csv (StarCalc):" + CSV,
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):" + CSV,
                        "--outdir",
                        out.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        try (Stream<Path> files = Files.list(out)) {
            return Files.readString(files.findFirst().orElseThrow(() -> new IllegalStateException(output)));
        }
    }
}
