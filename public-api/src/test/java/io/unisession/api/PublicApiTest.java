package io.unisession.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.unisession.Session;
import io.unisession.attendance.AttendanceReport;
import io.unisession.attendance.xlsx.XlsxWriter;
import io.unisession.bandwidth.Bandwidth;
import io.unisession.flink.SessionSource;
import io.unisession.generic.GenericSessions;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.unisession.janus.Janus;
import io.unisession.kotlin.SuspendingSessionClient;
import io.unisession.livekit.LiveKit;
import io.unisession.micrometer.CallObservations;
import io.unisession.opentelemetry.CallTelemetry;
import io.unisession.spring.SessionEventListener;
import io.unisession.testkit.FakeService;
import io.unisession.videosdk.VideoSdk;
import io.unisession.zoom.Zoom;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of the public API shows as a change of a file beside this module's POM. */
class PublicApiTest {
    private static final boolean UPDATE = Boolean.getBoolean("updatePublicApi");

    static Stream<Arguments> modules() {
        return Stream.of(
                arguments("unisession-core", Session.class),
                arguments("unisession-testkit", FakeService.class),
                arguments("unisession-bandwidth", Bandwidth.class),
                arguments("unisession-videosdk", VideoSdk.class),
                arguments("unisession-janus", Janus.class),
                arguments("unisession-livekit", LiveKit.class),
                arguments("unisession-zoom", Zoom.class),
                arguments("unisession-generic", GenericSessions.class),
                arguments("unisession-attendance", AttendanceReport.class),
                arguments("unisession-attendance-xlsx", XlsxWriter.class),
                arguments("unisession-history", SessionJournal.class),
                arguments("unisession-history-jdbc", JdbcJournalStore.class),
                arguments("unisession-jackson2", io.unisession.jackson2.SessionModule.class),
                arguments("unisession-jackson3", io.unisession.jackson3.SessionModule.class),
                arguments("unisession-micrometer", CallObservations.class),
                arguments("unisession-opentelemetry", CallTelemetry.class),
                arguments("unisession-spring-boot-starter", SessionEventListener.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void publicApi_isAsListed(String artifact, Class<?> member) throws IOException, URISyntaxException {
        compare(artifact, PublicApi.of(location(member)));
    }

    private static Path location(Class<?> member) throws URISyntaxException {
        return Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void compare(String artifact, List<String> api) throws IOException {
        Path list = Path.of(artifact + ".txt");
        if (UPDATE) {
            Files.write(list, api);
        }

        assertThat(api)
                .as(
                        "the public API of %s differs from public-api/%s; if it should, update the list (see CONTRIBUTING.md):"
                                + " mvn -q -pl public-api -am test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -DupdatePublicApi=true",
                        artifact, list)
                .isEqualTo(Files.readAllLines(list));
    }

    @Test
    void publicApi_ofKotlin_isAsListed() throws IOException, URISyntaxException {
        compare(
                "unisession-kotlin",
                PublicApi.ofPackage("io.unisession.kotlin", location(SuspendingSessionClient.class)));
    }

    @Test
    void publicApi_ofTheSourceForFlink_isAsListed() throws IOException, URISyntaxException {
        compare("unisession-flink", PublicApi.ofPackage("io.unisession.flink", location(SessionSource.class)));
    }

    @Test
    void listOfAType_hasThePublicMembersOnly() {
        assertThat(PublicApi.of(Sample.class))
                .containsExactly(
                        "public abstract class io.unisession.api.Sample<T extends Number & Comparable<T>> : Supplier<Optional<T>>",
                        "    protected Sample(String)",
                        "    static final int MOST",
                        "    abstract Optional<T> get()",
                        "    <X extends Exception> void run(List<? super X>, Duration[])");
        assertThat(PublicApi.of(Sample.Letter.class))
                .containsExactly("public enum io.unisession.api.Sample$Letter", "    static final Sample.Letter A");
        assertThat(PublicApi.of(Sample.Hidden.class)).isEmpty();
        assertThat(PublicApi.of(Sample.Hidden.Inside.class)).isEmpty();
    }
}
