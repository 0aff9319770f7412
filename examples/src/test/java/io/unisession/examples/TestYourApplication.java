package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionClient;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.testkit.FakeClock;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.InMemoryProvider;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import io.unisession.videosdk.VideoSdk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Shows how to test an application that uses UniSession: {@link Attendance} runs as in production, with a real client
 * over real HTTP, and the fake service of unisession-testkit stands in for the provider. Nothing is mocked, time is
 * moved by hand, and no test needs an account.
 *
 * <p>Where HTTP does not matter, {@link InMemoryProvider} gives a client without a network, as the last tests show.
 */
class TestYourApplication {
    private static final Duration NEEDED = Duration.ofMinutes(30);

    private final FakeClock clock = FakeClock.at("2026-03-02T09:00:00Z");
    private final FakeVideoSdk provider = FakeVideoSdk.builder().clock(clock).start();
    private final SessionClient client = VideoSdk.builder()
            .credentials(provider.apiKey(), provider.secretKey())
            .baseUrl(provider.baseUrl().toString())
            .timing(clock.timing())
            .build();
    private final Attendance attendance = new Attendance(client, clock, NEEDED);

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    @Test
    void present_someoneWhoLeftEarly_isNotCounted() {
        String lesson = provider.joinParticipant("physics", "p-1", "Priya");
        provider.joinParticipant("physics", "p-2", "Jonas");
        clock.advance(Duration.ofMinutes(10));
        provider.leaveParticipant("physics", "p-2");
        clock.advance(Duration.ofMinutes(35));
        provider.leaveParticipant("physics", "p-1");
        clock.advance(Duration.ofHours(5));

        assertThat(attendance.present(lesson)).containsExactly("Priya");
    }

    @Test
    void present_someoneWhoCameBack_isCountedWithBothStays() {
        String lesson = provider.joinParticipant("physics", "p-1", "Mei");
        provider.joinParticipant("physics", "p-2", "Teacher");
        clock.advance(Duration.ofMinutes(20));
        provider.leaveParticipant("physics", "p-1");
        clock.advance(Duration.ofMinutes(5));
        provider.joinParticipant("physics", "p-1", "Mei");
        clock.advance(Duration.ofMinutes(10));

        assertThat(attendance.present(lesson)).containsExactly("Mei", "Teacher");
    }

    @Test
    void present_providerFailsOnce_isAskedAgain() {
        String lesson = provider.joinParticipant("physics", "p-1", "Priya");
        clock.advance(NEEDED);
        provider.enqueue(FakeResponse.html(503));

        assertThat(attendance.present(lesson)).containsExactly("Priya");
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void present_unknownLesson_isNotFound() {
        assertThatThrownBy(() -> attendance.present("no-such-lesson")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void present_withoutANetwork_isTheSame() {
        InMemoryProvider inMemory = InMemoryProvider.create("videosdk");
        Instant start = clock.instant();
        inMemory.add(Session.builder("videosdk")
                .id("lesson-1")
                .participants(List.of(Participant.builder("p-1")
                        .name("Priya")
                        .intervals(List.of(Interval.of(start, start.plus(NEEDED))))
                        .build()))
                .build());

        assertThat(new Attendance(inMemory.client(), clock, NEEDED).present("lesson-1"))
                .containsExactly("Priya");
        assertThat(inMemory.calls()).containsExactly("getSession lesson-1");
    }

    @Test
    void present_providerRefuses_isThrown() {
        InMemoryProvider inMemory = InMemoryProvider.create("videosdk");
        inMemory.failNext(new PermissionDeniedException(
                "not for you", FailureDetails.builder("videosdk", "getSession").build()));

        assertThatThrownBy(() -> new Attendance(inMemory.client(), clock, NEEDED).present("lesson-1"))
                .isInstanceOf(PermissionDeniedException.class);
    }
}
