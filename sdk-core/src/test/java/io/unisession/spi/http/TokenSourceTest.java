package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unisession.Secret;
import io.unisession.support.Threads;
import io.unisession.support.VirtualTiming;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tokens are minted once, in time, and by one thread. */
class TokenSourceTest {
    private static final Duration TIME_LEFT = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);
    private static final int THREADS = 16;

    private final VirtualTiming timing = new VirtualTiming();
    private final AtomicInteger minted = new AtomicInteger();

    @Test
    void token_isCreatedOnFirstUse_andKept() {
        TokenSource tokens = cached(this::mint);
        assertThat(minted).hasValue(0);

        Secret first = tokens.token(TIME_LEFT);

        assertThat(first).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.token(TIME_LEFT)).isSameAs(first);
        assertThat(minted).hasValue(1);
    }

    @Test
    void token_justBeforeItsRenewal_isStillTheSame() {
        TokenSource tokens = cached(this::mint);
        Secret first = tokens.token(TIME_LEFT);

        timing.advance(LIFETIME.minus(RENEW_BEFORE).minusNanos(1));

        assertThat(tokens.token(TIME_LEFT)).isSameAs(first);
    }

    @Test
    void token_aheadOfItsExpiry_isReplaced() {
        TokenSource tokens = cached(this::mint);
        tokens.token(TIME_LEFT);

        timing.advance(LIFETIME.minus(RENEW_BEFORE));

        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void renew_ofTheCurrentToken_replacesIt() {
        TokenSource tokens = cached(this::mint);

        assertThat(tokens.renew(tokens.token(TIME_LEFT))).isTrue();

        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void renew_doesNotBlockOtherThreads() throws Exception {
        TokenSource tokens = cached(this::mint);
        tokens.renew(tokens.token(TIME_LEFT));

        try (Threads another = new Threads(1)) {
            assertThat(another.all(() -> tokens.token(TIME_LEFT)).get(0).get(10, TimeUnit.SECONDS))
                    .isEqualTo(Secret.of("token-2"));
        }
    }

    @Test
    void renew_tokenAlreadyReplaced_keepsTheNewOne() {
        TokenSource tokens = cached(this::mint);
        Secret first = tokens.token(TIME_LEFT);
        tokens.renew(first);
        Secret second = tokens.token(TIME_LEFT);

        assertThat(tokens.renew(first)).isTrue();

        assertThat(tokens.token(TIME_LEFT)).isSameAs(second);
        assertThat(minted).hasValue(2);
    }

    @Test
    void token_requestedByManyThreadsAtOnce_isCreatedOnce() throws Exception {
        CountDownLatch othersWait = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            Threads.await(othersWait);
            return mint();
        });

        try (Threads threads = new Threads(THREADS)) {
            List<Future<Secret>> asked = threads.all(() -> tokens.token(TIME_LEFT));
            threads.awaitAllBlocked();
            othersWait.countDown();

            for (Future<Secret> token : asked) {
                assertThat(token.get()).isEqualTo(Secret.of("token-1"));
            }
        }
        assertThat(minted).hasValue(1);
    }

    @Test
    void failedToken_failsAllWaitingThreads() throws Exception {
        CountDownLatch othersWait = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            Threads.await(othersWait);
            throw new IllegalStateException("no key, try " + minted.incrementAndGet());
        });

        try (Threads threads = new Threads(THREADS)) {
            List<Future<Secret>> asked = threads.all(() -> tokens.token(TIME_LEFT));
            threads.awaitAllBlocked();
            othersWait.countDown();

            for (Future<Secret> token : asked) {
                assertThatThrownBy(token::get).rootCause().hasMessage("no key, try 1");
            }
        }
        assertThat(minted).hasValue(1);
    }

    @Test
    void failedToken_isRetriedByTheNextCall() {
        TokenSource tokens = cached(() -> {
            if (minted.incrementAndGet() == 1) {
                throw new IllegalStateException("no key yet");
            }
            return Token.of(Secret.of("late"), timing.now().plus(LIFETIME));
        });
        assertThatThrownBy(() -> tokens.token(TIME_LEFT)).hasMessage("no key yet");

        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("late"));
    }

    @Test
    void pastFailure_isNotGivenToLaterCallers() throws Exception {
        CountDownLatch othersWait = new CountDownLatch(1);
        TokenSource tokens = TokenSource.cached(
                () -> {
                    if (minted.get() == 0) {
                        minted.incrementAndGet();
                        throw new IllegalStateException("no key yet");
                    }
                    Threads.await(othersWait);
                    return mint();
                },
                LIFETIME.plusSeconds(1),
                timing);
        assertThatThrownBy(() -> tokens.token(TIME_LEFT)).hasMessage("no key yet");

        try (Threads threads = new Threads(4)) {
            List<Future<Secret>> asked = threads.all(() -> tokens.token(TIME_LEFT));
            threads.awaitAllBlocked();
            othersWait.countDown();

            for (Future<Secret> token : asked) {
                assertThat(token.get().reveal()).startsWith("token-");
            }
        }
    }

    @Test
    void failedRenewal_doesNotReturnTheOldToken() {
        TokenSource tokens = cached(() -> {
            if (minted.incrementAndGet() == 2) {
                throw new IllegalStateException("no key any more");
            }
            return Token.of(Secret.of("token-" + minted), timing.now().plus(LIFETIME));
        });
        tokens.renew(tokens.token(TIME_LEFT));

        assertThatThrownBy(() -> tokens.token(TIME_LEFT)).hasMessage("no key any more");
        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("token-3"));
    }

    @Test
    void tokenThatLivesShorterThanTheMargin_isUsedAndReplacedEachTime() {
        TokenSource tokens = TokenSource.cached(this::mint, LIFETIME.plusSeconds(1), timing);

        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("token-1"));
        assertThat(tokens.token(TIME_LEFT)).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void fixed_isAlwaysReturnedAndCannotBeRenewed() {
        Secret given = Secret.of("given");
        TokenSource tokens = TokenSource.fixed(given);

        assertThat(tokens.renew(given)).isFalse();
        assertThat(tokens.token(TIME_LEFT)).isSameAs(given);
    }

    private Token mint() {
        return Token.of(
                Secret.of("token-" + minted.incrementAndGet()), timing.now().plus(LIFETIME));
    }

    private TokenSource cached(Supplier<Token> minter) {
        return TokenSource.cached(minter, RENEW_BEFORE, timing);
    }

    @Test
    void authenticator_askedWithoutATime_givesTheSameHeader() {
        Authenticator authenticator = Authenticator.token("X-Key", "Key ", TokenSource.fixed(Secret.of("made-up")));

        assertThat(authenticator.authorization(TIME_LEFT))
                .hasValueSatisfying(sent -> {
                    assertThat(sent.name()).isEqualTo("X-Key");
                    assertThat(sent.value().reveal()).isEqualTo("Key made-up");
                })
                .isEqualTo(authenticator.authorization(Duration.ofSeconds(1)));
    }

    /** Whoever was refused must stay free to end, whatever another thread waits for. */
    @Test
    void renewing_doesNotWaitForAnotherThread() throws Exception {
        CountDownLatch renewed = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            if (minted.get() > 0) {
                Threads.await(renewed);
            }
            return mint();
        });
        Secret first = tokens.token(TIME_LEFT);
        timing.advance(LIFETIME);
        Thread other = new Thread(() -> tokens.token(TIME_LEFT));
        other.start();
        Threads.awaitBlocked(other);

        assertThat(tokens.renew(first)).isTrue();
        renewed.countDown();
        other.join(Duration.ofSeconds(10).toMillis());
        assertThat(tokens.token(TIME_LEFT)).isNotEqualTo(first);
    }

    /** The interrupt was meant for one call, and the others still want their token. */
    @Test
    void interruptOfTheThreadThatCreatesTheToken_failsNoOtherCall() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            if (Thread.currentThread().getName().equals("to be interrupted")) {
                Threads.awaitInterrupt(never);
            }
            return mint();
        });
        AtomicReference<Secret> got = new AtomicReference<>();
        Thread first = new Thread(() -> catchThrowable(() -> tokens.token(TIME_LEFT)), "to be interrupted");
        Thread second = new Thread(() -> got.set(tokens.token(TIME_LEFT)));
        first.start();
        Threads.awaitBlocked(first);
        second.start();
        Threads.awaitBlocked(second);

        first.interrupt();
        second.join(Duration.ofSeconds(10).toMillis());

        assertThat(got.get()).isEqualTo(Secret.of("token-1"));
    }

    @Test
    void waitingForATokenOfAnotherThread_endsWithTheTimeOfTheCall() throws Exception {
        CountDownLatch minting = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            Threads.await(minting);
            return mint();
        });
        Thread first = new Thread(() -> tokens.token(TIME_LEFT));
        first.start();
        Threads.awaitBlocked(first);

        assertThat(catchThrowable(() -> tokens.token(Duration.ofMillis(1)))).hasMessageContaining("PT0.001S");

        minting.countDown();
        first.join(Duration.ofSeconds(10).toMillis());
    }

    @Test
    void fetching_getsTheTimeLeftOfTheCall() {
        AtomicReference<Duration> told = new AtomicReference<>();
        TokenSource tokens = TokenSource.fetched(
                timeLeft -> {
                    told.set(timeLeft);
                    return mint();
                },
                RENEW_BEFORE,
                timing);

        tokens.token(Duration.ofSeconds(7));

        assertThat(told).hasValue(Duration.ofSeconds(7));
    }

    @Test
    void waitingForATokenOfAnotherThread_endsWithAnInterrupt() throws Exception {
        CountDownLatch minting = new CountDownLatch(1);
        TokenSource tokens = cached(() -> {
            Threads.await(minting);
            return mint();
        });
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread first = new Thread(() -> tokens.token(TIME_LEFT));
        Thread second = new Thread(() -> {
            outcome.set(catchThrowable(() -> tokens.token(TIME_LEFT)));
            flag.set(Thread.currentThread().isInterrupted());
        });
        first.start();
        Threads.awaitBlocked(first);
        second.start();
        Threads.awaitBlocked(second);

        second.interrupt();
        second.join(Duration.ofSeconds(10).toMillis());

        assertThat(outcome.get()).hasMessage("interrupted while another thread gets a token");
        assertThat(flag).isTrue();
        minting.countDown();
        first.join(Duration.ofSeconds(10).toMillis());
        assertThat(minted).hasValue(1);
    }
}
