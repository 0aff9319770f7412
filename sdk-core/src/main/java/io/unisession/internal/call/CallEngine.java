package io.unisession.internal.call;

import io.unisession.CallOptions;
import io.unisession.Timing;
import io.unisession.error.ClientClosedException;
import io.unisession.internal.text.Redactor;
import io.unisession.internal.transport.BaseUrl;
import io.unisession.internal.transport.Transport;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.ErrorFormat;
import io.unisession.spi.http.TransportSettings;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What all calls of a client share. Each call is a {@link CallRun}. */
public final class CallEngine implements AutoCloseable {
    private final String provider;
    private final TransportSettings settings;
    private final Timing timing;
    private final Duration totalTimeout;
    private final Duration attemptTimeout;
    private final BaseUrl baseUrl;
    private final Authenticator authenticator;
    private final SuccessMapper successes;
    private final ErrorMapper errors;
    private final ListenerNotifier listeners;
    private final Transport transport;
    private final AtomicBoolean closed = new AtomicBoolean();
    /**
     * Creating one takes longer than everything else here, and most calls send the same credentials. Weak, because some
     * authenticators have many credentials, such as one for each room.
     */
    private final Map<Authorization, Redactor> redactors = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * Creates an engine. Sends nothing.
     *
     * @param transport closed with the engine
     */
    public CallEngine(
            String provider,
            TransportSettings settings,
            Transport transport,
            BaseUrl baseUrl,
            Authenticator authenticator,
            ErrorFormat errors) {
        this.provider = provider;
        this.settings = settings;
        this.timing = settings.timing();
        this.totalTimeout = settings.totalTimeout();
        this.attemptTimeout = settings.attemptTimeout();
        this.baseUrl = baseUrl;
        this.authenticator = authenticator;
        this.successes = new SuccessMapper(provider, errors);
        this.errors = new ErrorMapper(provider, baseUrl, errors, settings.timing());
        this.listeners = new ListenerNotifier(settings.listeners());
        this.transport = transport;
    }

    /** An operation that starts now. */
    public Operation operation(CallOptions options) {
        Objects.requireNonNull(options, "options");
        return Operation.within(options.totalTimeout().orElse(totalTimeout), timing);
    }

    /**
     * Performs a call. A closed engine still finishes a started operation, because half of it may have taken effect.
     *
     * @throws ClientClosedException if the engine is closed
     * @throws io.unisession.error.SessionException if the call fails
     */
    public <T> T call(ApiRequest request, CallOptions options, Operation operation, ExchangeMapper<T> mapper) {
        if (isClosed() && !operation.isSent()) {
            throw new ClientClosedException(provider);
        }
        return new CallRun<>(this, request, options, operation, mapper).run();
    }

    /** Whether further calls are rejected. */
    public boolean isClosed() {
        return closed.get();
    }

    /** Rejects further calls and lets running calls finish. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            transport.close();
        }
    }

    /** Redacts the credentials of all calls from a text that the service sent. */
    public String shown(String text) {
        Redactor all = Redactor.NONE;
        // A copy, because other threads add redactors meanwhile.
        for (Redactor each : List.copyOf(redactors.values())) {
            all = all.and(each);
        }
        return all.show(text);
    }

    Authenticator authenticator(ApiRequest request) {
        return request.endpoint().authenticator().orElse(authenticator);
    }

    Redactor redactor(@Nullable Authorization authorization, ApiRequest request) {
        if (authorization == null) {
            return Redactor.of(request.secrets());
        }
        Redactor known = redactors.get(authorization);
        if (known == null) {
            known = Redactor.of(authorization.secrets());
            redactors.put(authorization, known);
        }
        return request.secrets().isEmpty() ? known : known.and(Redactor.of(request.secrets()));
    }

    String provider() {
        return provider;
    }

    TransportSettings settings() {
        return settings;
    }

    Timing timing() {
        return timing;
    }

    Duration attemptTimeout(CallOptions options) {
        return options.attemptTimeout().orElse(attemptTimeout);
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    SuccessMapper successes() {
        return successes;
    }

    ErrorMapper errors() {
        return errors;
    }

    ListenerNotifier listeners() {
        return listeners;
    }

    Transport transport() {
        return transport;
    }
}
