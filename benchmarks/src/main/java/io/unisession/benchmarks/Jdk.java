package io.unisession.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Java runtime that JVMs are started of.
 *
 * @param home where it is
 * @param version what it calls itself, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
    private static final List<String> MEASURING = List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch");

    /** The one that runs this. */
    static Jdk own() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
    }

    static Jdk at(Path home) throws IOException {
        for (String line : Files.readAllLines(home.resolve("release"))) {
            if (line.startsWith("JAVA_VERSION=")) {
                return new Jdk(home, line.substring("JAVA_VERSION=".length()).replace("\"", ""));
            }
        }
        throw new IOException("no JAVA_VERSION in the release file of the JDK");
    }

    /** The version's first number. */
    int feature() {
        return Integer.parseInt(version.replaceFirst("[^0-9].*", ""));
    }

    /** A program of this JDK. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** A command that starts a JVM. */
    List<String> command(List<String> options, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program("java")));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Runs a measurement in a small, touched heap and gives what it printed, a line split into words each. */
    List<String[]> measure(String classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        return measure(List.of(), classPath, main, arguments);
    }

    List<String[]> measure(List<String> options, String classPath, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(MEASURING);
        all.addAll(options);
        Process process = new ProcessBuilder(command(all, classPath, main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String[]> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line.split(" ", -1));
            }
        }
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(main.getSimpleName() + " ended with " + exit + ": " + arguments.subList(0, 1));
        }
        return lines;
    }

    /** The numbers of the lines that begin with a word. */
    static List<double[]> numbers(List<String[]> lines, String first) {
        return lines.stream()
                .filter(words -> words[0].equals(first))
                .map(words -> Arrays.stream(words)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
