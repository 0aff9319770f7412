package io.unisession.benchmarks;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.Authorization;
import io.unisession.spi.http.Token;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a call pays for its token: once it is minted, and if it were minted each time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {
    private static final Duration TIME_LEFT = Duration.ofSeconds(90);
    private final Authenticator cached = Authenticator.token(
            "Authorization", "", TokenSource.cached(TokenBenchmark::mint, Duration.ofMinutes(2), Timing.system()));

    @Benchmark
    public Optional<Authorization> cached() {
        return cached.authorization(TIME_LEFT);
    }

    @Benchmark
    public Token minted() {
        return mint();
    }

    private static Token mint() {
        Instant expiresAt = Instant.now().plus(Duration.ofHours(1));
        String token = JWT.create()
                .withClaim("apikey", "made-up-key")
                .withClaim("permissions", List.of("allow_join"))
                .withClaim("version", 2)
                .withExpiresAt(expiresAt)
                .sign(Algorithm.HMAC256("made-up-secret-of-thirty-two-characters"));
        return Token.of(Secret.of(token), expiresAt);
    }
}
