package io.unisession.videosdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.JoinToken;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.videosdk.FakeVideoSdk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Neither the key's secret nor a token that was minted with it is ever seen. */
class DiscretionTest {
    @Test
    void anyOutput_ofAClientWithKeyAndSecret_hasNoSecret() {
        List<Object> seen = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try (FakeVideoSdk fake = FakeVideoSdk.start();
                LogReader log = new LogReader();
                VideoSdkClient client = Clients.open(fake)) {
            secrets.add(fake.secretKey());
            fake.addSession(Bodies.SESSION);
            seen.add(Clients.builder(fake));
            seen.add(client);
            seen.add(client.getSession(Bodies.SESSION_ID));
            JoinToken joinToken = client.signJoinToken("r", "p");
            secrets.add(joinToken.token().reveal());
            seen.add(joinToken);
            seen.add(joinToken.raw());
            seen.add(client.rooms());
            seen.add(failure(client, "unknown"));
            fake.enqueue(FakeResponse.empty(401), FakeResponse.empty(401));
            seen.add(failure(client, Bodies.SESSION_ID));
            fake.enqueue(quotingTheToken(fake, 400));
            seen.add(failure(client, Bodies.SESSION_ID));
            fake.enqueue(quotingTheToken(fake, 200));
            seen.add(failure(client, Bodies.SESSION_ID));
            fake.enqueue(FakeResponse.reset());
            seen.add(failure(client, Bodies.SESSION_ID));

            fake.requests()
                    .forEach(request ->
                            secrets.add(request.header("Authorization").orElseThrow()));
            assertThat(log.lines).anyMatch(line -> line.contains("getSession"));
            seen.addAll(log.lines);
        }

        assertThat(secrets).hasSizeGreaterThan(5);
        assertThat(seen)
                .hasSizeGreaterThan(15)
                .allSatisfy(each -> assertThat(secrets)
                        .allSatisfy(secret -> assertThat(each.toString()).doesNotContain(secret)));
    }

    /** As services do that complain of a token: the one that they got last, which is still in use. */
    private static FakeResponse quotingTheToken(FakeVideoSdk fake, int status) {
        String token = fake.requests()
                .get(fake.requestCount() - 1)
                .header("Authorization")
                .orElseThrow();
        return FakeResponse.text(status, "not for " + token);
    }

    private static String failure(VideoSdkClient client, String sessionId) {
        Throwable failure = catchThrowable(() -> client.getSession(sessionId));
        assertThat(failure).isNotNull();
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Everything that is logged while it is open. */
    private static final class LogReader extends Handler implements AutoCloseable {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Logger root = Logger.getLogger("");
        private final Level before = root.getLevel();

        LogReader() {
            setLevel(Level.ALL);
            root.addHandler(this);
            root.setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
            root.setLevel(before);
        }
    }
}
