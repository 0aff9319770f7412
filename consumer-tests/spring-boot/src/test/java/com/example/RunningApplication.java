package com.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application, started from its jar in a process of its own. */
final class RunningApplication implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final BufferedReader output;
    private final String address;

    private RunningApplication(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        this.address = "http://localhost:" + awaitLine(STARTED).group(1);
    }

    static RunningApplication start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("application.jar"),
                "--server.address=localhost",
                "--server.port=0"));
        command.addAll(arguments);
        return new RunningApplication(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads what the application prints up to a line; fails if it ends first. */
    Matcher awaitLine(Pattern expected) {
        StringBuilder read = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                read.append(line).append('\n');
                Matcher found = expected.matcher(line);
                if (found.find()) {
                    return found;
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new AssertionError("the application ended without \"" + expected + "\":\n" + read);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, byte[] body, String authorization) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/webhook+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    }

    /** Ends the process at once: nothing is closed or flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
