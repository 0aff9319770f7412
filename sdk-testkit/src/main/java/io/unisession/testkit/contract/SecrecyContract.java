package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.Session;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import io.unisession.testkit.Spelling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Secrets never appear in a log, a message, a stack trace or a {@code toString}. */
interface SecrecyContract extends ContractPart {
    /** Successful and failed calls of {@code getSession} show no secret anywhere. */
    @Test
    default void anyOutput_hasNoSecret() {
        try (ClientFixture fixture = ClientFixture.of(provider());
                LogRecorder log = LogRecorder.start()) {
            StringBuilder seen = new StringBuilder();
            Session session = fixture.client().getSession(id());
            List<Object> printed = new ArrayList<>(List.of(
                    session,
                    session.raw(),
                    session.metadata(),
                    fixture.client(),
                    provider().clientBuilder(fixture.service())));
            printed.addAll(session.participants());
            printed.forEach(each -> seen.append(each).append('\n'));

            List<String> secrets = secretsIn(fixture.service());
            for (FakeResponse response : failures(secrets)) {
                fixture.service().enqueue(response, response);
                seen.append(stackTrace(catchThrowable(() -> fixture.client().getSession(id()))))
                        .append('\n');
                drain(fixture);
            }
            seen.append(log.text());

            assertThat(log.text())
                    .as("the log of UniSession; put org.slf4j:slf4j-jdk14 on the test class path")
                    .contains("getSession");
            assertThat(secrets).allSatisfy(secret -> assertThat(seen.toString()).doesNotContain(spellings(secret)));
        }
    }

    /**
     * Nor do calls of capabilities, successful or failed.
     *
     * @return a test for each capability of the provider; it tries every request that the call makes
     */
    @TestFactory
    default Stream<DynamicTest> capability_anyOutput_hasNoSecret() {
        return CapabilityTest.ofEach(provider(), " keeps secrets", (call, fixture) -> {
            int requests = CapabilityTest.requests(provider(), call, fixture);
            List<String> secrets = secretsIn(fixture.service());
            List<ReceivedRequest> sent = fixture.service().requests();
            for (int request = 1; request <= requests; request++) {
                ReceivedRequest rejected = sent.get(sent.size() - requests + request - 1);
                for (FakeResponse response : failures(secretsFor(fixture.service(), rejected))) {
                    assertFailsDiscreetly(call, request, response, secrets);
                }
            }
        });
    }

    private void assertFailsDiscreetly(CapabilityCall<?> call, int request, FakeResponse response, List<String> known) {
        try (ClientFixture fixture = ClientFixture.of(provider());
                LogRecorder log = LogRecorder.start()) {
            Target target = Target.begun(provider(), call, fixture);
            NthRequest.enqueue(fixture, request, response);
            String seen = seen(catchThrowable(() -> call.run(fixture.client(), target))) + log.text();

            Set<String> secrets = new LinkedHashSet<>(known);
            secrets.addAll(secretsIn(fixture.service()));
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(seen)
                            .as("%s after %s to request %d", call.name(), response, request)
                            .doesNotContain(spellings(secret)));
        }
    }

    /**
     * Responses that lead to various exceptions. The last ones quote the secret, as services do when they reject a
     * token.
     */
    private List<FakeResponse> failures(List<String> secrets) {
        List<FakeResponse> failures = new ArrayList<>(List.of(
                FakeResponse.empty(400),
                FakeResponse.empty(401),
                FakeResponse.empty(403),
                FakeResponse.empty(404),
                FakeResponse.empty(429),
                FakeResponse.empty(500),
                FakeResponse.json(200, "{"),
                FakeResponse.json(200, "{}"),
                FakeResponse.disconnect(),
                FakeResponse.reset()));
        for (String secret : secrets) {
            failures.add(FakeResponse.json(401, provider().errorBody("bad token " + secret)));
            failures.add(FakeResponse.text(400, "bad token " + secret));
            failures.add(FakeResponse.json(200, secret));
            for (Spelling spelling : Spelling.values()) {
                failures.add(FakeResponse.text(400, "bad token " + spelling.of(secret)));
            }
            failures.add(FakeResponse.json(401, provider().errorBody("bad token " + Spelling.JSON_ESCAPES.of(secret))));
            failures.add(FakeResponse.json(200, "{}").withChunkSizeLine(secret));
        }
        return failures;
    }

    /** The spellings of a secret in which it must not be seen; a line break also as the space that it becomes. */
    private static String[] spellings(String secret) {
        return Stream.of(Spelling.values())
                .map(spelling -> spelling.of(secret).replace('\n', ' '))
                .toArray(String[]::new);
    }

    /** The secrets that the client was given, and the credentials that it sent. */
    private List<String> secretsIn(FakeService service) {
        return secretsFor(service, service.requests().toArray(new ReceivedRequest[0]));
    }

    /** The secrets that the client was given, and the credentials of some requests: services quote what they reject. */
    private List<String> secretsFor(FakeService service, ReceivedRequest... requests) {
        Set<String> secrets = new LinkedHashSet<>(provider().secrets(service));
        for (ReceivedRequest request : requests) {
            request.credential().ifPresent(secrets::add);
        }
        return List.copyOf(secrets);
    }

    /** The second response is still queued if the client did not resend; further calls take it off. */
    private void drain(ClientFixture fixture) {
        while (fixture.service().unusedResponses() > 0) {
            Throwable ignored = catchThrowable(() -> fixture.client().getSession(id()));
            assertThat(ignored).isNotNull();
        }
    }

    private String id() {
        return provider().expected().id();
    }

    /** Empty for a success; other tests print what it returns. */
    private static String seen(@Nullable Throwable failure) {
        return failure == null ? "" : stackTrace(failure);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
