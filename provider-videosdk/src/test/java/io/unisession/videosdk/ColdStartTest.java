package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Loading java-jwt and jackson-databind costs a quarter of a second, so a call must not touch them before it has to.
 * That is tried on a class path that does not have them.
 */
class ColdStartTest {
    @Test
    void getSession_withAReadyToken_needsNeitherJavaJwtNorDatabind() throws Exception {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                URLClassLoader classes = classPathWithout("java-jwt-", "jackson-databind-")) {
            fake.addSession(Bodies.SESSION);

            assertThat(run(classes, "getSession", fake.token(), fake.baseUrl().toString()))
                    .isEqualTo("ENDED, participants: 1");
        }
    }

    @Test
    void build_withKeyAndSecret_createsNoTokenYet() throws Exception {
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                URLClassLoader classes = classPathWithout("java-jwt-", "jackson-databind-")) {
            assertThat(run(classes, "build", fake.apiKey(), fake.secretKey())).isEqualTo("VideoSdkClient[videosdk]");
        }
    }

    /** Run by a class loader of its own. */
    public static final class Program {
        private Program() {}

        public static String getSession(String token, String baseUrl) {
            try (VideoSdkClient client =
                    VideoSdk.builder().token(token).baseUrl(baseUrl).build()) {
                var session = client.getSession(Bodies.SESSION_ID);
                return session.status() + ", participants: "
                        + session.participants().size();
            }
        }

        public static String build(String apiKey, String secretKey) {
            try (VideoSdkClient client =
                    VideoSdk.builder().credentials(apiKey, secretKey).build()) {
                return client.toString();
            }
        }
    }

    private static Object run(ClassLoader classes, String method, String... arguments) throws Exception {
        Class<?> program = Class.forName(Program.class.getName(), true, classes);
        assertThat(program.getClassLoader()).isSameAs(classes);
        Method run = program.getMethod(method, String.class, String.class);
        try {
            return run.invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException failed) {
            return Assertions.fail("with " + failed.getCause(), failed.getCause());
        }
    }

    private static URLClassLoader classPathWithout(String... jars) {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Arrays.stream(jars)
                        .noneMatch(jar -> path.getFileName().toString().startsWith(jar)))
                .map(ColdStartTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
