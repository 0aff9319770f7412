package io.unisession.benchmarks.subject;

import io.unisession.SessionClient;
import io.unisession.generic.Descriptor;
import io.unisession.generic.GenericSessions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;

/** A session of VideoSDK got through a descriptor. */
public final class ByDescriptor implements Callable<Object>, AutoCloseable {
    private final SessionClient client;
    private final String sessionId;

    /** With a token that was given ready. */
    public ByDescriptor(String target) throws IOException {
        Target parsed = Target.parse(target);
        GenericSessions.Builder builder =
                GenericSessions.builder(descriptor()).setting("benchmarks.token", "made-up-token");
        Target.clientInMemory(target).ifPresent(builder::httpClient);
        this.client = builder.baseUrl(parsed.baseUrl()).build();
        this.sessionId = parsed.what();
    }

    private static Descriptor descriptor() throws IOException {
        try (InputStream stream = ByDescriptor.class.getResourceAsStream("/videosdk-v2.json")) {
            return Descriptor.parse("videosdk-v2.json", Objects.requireNonNull(stream, "descriptor"));
        }
    }

    @Override
    public Object call() {
        return client.getSession(sessionId);
    }

    @Override
    public void close() {
        client.close();
    }
}
