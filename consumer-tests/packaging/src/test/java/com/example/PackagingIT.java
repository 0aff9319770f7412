package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/fat-jars.md says about fat jars, jlink and jpackage, tried with the JDK of the build. */
@Timeout(300)
class PackagingIT {
    private static final FakeVideoSdk VIDEO_SDK = FakeVideoSdk.start();
    private static final String SESSION = VIDEO_SDK.joinParticipant(VIDEO_SDK.createRoom("room"), "p-1", "Ada");
    private static final Path DIRECTORY = Path.of(System.getProperty("application.directory"));
    /** UniSession's VideoSDK client, and what it needs. */
    private static final Pattern OF_THE_CLIENT = Pattern.compile(
            "/(unisession-(core|videosdk)|okhttp-jvm|okio-jvm|kotlin-stdlib|jackson-\\w+|java-jwt|slf4j-api)-[0-9][^/]*$");

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        VIDEO_SDK.close();
    }

    private static Path jar(String classifier) {
        return DIRECTORY.resolve(System.getProperty("application.name") + "-" + classifier + ".jar");
    }

    private static String application(Object... command) throws IOException, InterruptedException {
        Object[] arguments = {VIDEO_SDK.baseUrl(), VIDEO_SDK.apiKey(), VIDEO_SDK.secretKey(), SESSION};
        return run(0, Stream.concat(Arrays.stream(command), Arrays.stream(arguments)).toArray());
    }

    /** What a program prints. */
    private static String run(int expectedExit, Object... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        Arrays.stream(command).forEach(word -> words.add(word.toString()));
        Process process =
                new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(expectedExit);
        return output;
    }

    @Test
    void fatJar_withMergedServiceFiles_findsEveryProvider() throws Exception {
        assertThat(application(JDK.resolve("java"), "-jar", jar("merged")))
                .contains("session " + SESSION)
                .contains("bandwidth is not configured")
                .contains("videosdk is not configured");
    }

    @Test
    void fatJar_withoutMergedServiceFiles_hasTheProviderOfItsCodeAndSaysWhatIsMissing() throws Exception {
        assertThat(application(JDK.resolve("java"), "-jar", jar("not-merged")))
                .contains("session " + SESSION)
                .contains("In a fat jar, merge the files in META-INF/services")
                .containsOnlyOnce("is not configured");
    }

    @Test
    void runtimeOfJlink_runsTheApplicationFromTheClassPath() throws Exception {
        Path runtime = folder.resolve("runtime");
        run(
                0,
                JDK.resolve("jlink"),
                "--add-modules",
                "java.base,java.logging",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime);

        assertThat(application(runtime.resolve("bin").resolve("java"), "-jar", jar("merged")))
                .contains("session " + SESSION);
    }

    @Test
    void runtimeOfJlink_cannotContainTheModules() throws Exception {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> OF_THE_CLIENT.matcher(jar).find())
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(run(
                        1,
                        JDK.resolve("jlink"),
                        "--module-path",
                        jars,
                        "--add-modules",
                        "io.unisession.videosdk",
                        "--output",
                        folder.resolve("runtime")))
                .contains("automatic module cannot be used with jlink: okio");
    }

    @Test
    void imageOfJpackage_runs() throws Exception {
        Path input = Files.createDirectory(folder.resolve("lib"));
        Files.copy(jar("merged"), input.resolve("application.jar"));
        run(
                0,
                JDK.resolve("jpackage"),
                "--type",
                "app-image",
                "--name",
                "application",
                "--input",
                input,
                "--main-jar",
                "application.jar",
                "--add-modules",
                "java.base,java.logging",
                "--dest",
                folder);

        assertThat(application(folder.resolve("application/bin/application"))).contains("session " + SESSION);
    }
}
