package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unisession.support.Threads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptibleDnsTest {
    private final CountDownLatch responding = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong();
    private final InterruptibleDns dns = new InterruptibleDns(
            host -> {
                begun.incrementAndGet();
                Threads.await(responding);
                ended.incrementAndGet();
                return List.of(InetAddress.getLoopbackAddress());
            },
            nanoTime::get);

    @AfterEach
    void endCall() {
        responding.countDown();
        InterruptibleDns.endCall();
    }

    /** As when a service redirects each request to another host. */
    @Test
    void hostsWhoseDnsIsSilent_takeFewThreads() {
        InterruptibleDns.beginCall(CompletableFuture.completedFuture(true));
        for (int host = 0; host < 16; host++) {
            lookUpInVain("host-" + host);
        }
        Threads.awaitTrue("the look-ups have begun", () -> begun.get() == 16);

        assertThat(lookUpInVain("one-more"))
                .hasMessage("one-more is not looked up: too many other hosts are, and their DNS does not respond");
        assertThat(lookUpInVain("host-0")).hasMessage("the call ended while host-0 was looked up");
        assertThat(begun).hasValue(16);
    }

    /** A system look-up may never return. */
    @Test
    void lookUpThatTakesTooLong_makesRoomForOthersAndForItsOwnHost() {
        hostsWhoseDnsIsSilent_takeFewThreads();

        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        lookUpInVain("host-0");
        assertThat(begun).hasValue(16);

        nanoTime.addAndGet(1);
        lookUpInVain("host-0");
        lookUpInVain("one-more");
        Threads.awaitTrue("the look-ups have begun", () -> begun.get() == 18);
    }

    @Test
    void lookUpsThatNeverEnd_takeALimitedNumberOfThreads() {
        InterruptibleDns.beginCall(CompletableFuture.completedFuture(true));
        for (int round = 0; round < 64; round++) {
            lookUpInVain("host");
            nanoTime.addAndGet(Duration.ofHours(1).toNanos());
        }
        Threads.awaitTrue("the look-ups have begun", () -> begun.get() == 64);

        assertThat(lookUpInVain("host"))
                .hasMessage("host is not looked up: too many other hosts are, and their DNS does not respond");
    }

    @Test
    void hostThatWasRefused_isLookedUpOnceOthersAreDone() throws UnknownHostException {
        hostsWhoseDnsIsSilent_takeFewThreads();

        responding.countDown();
        Threads.awaitTrue("the look-ups have ended", () -> ended.get() == 16);
        InterruptibleDns.beginCall(new CompletableFuture<>());
        // The last thread gives its place back a little after it has ended.
        Threads.awaitTrue("there is a place", () -> isFound("one-more"));
    }

    private boolean isFound(String host) {
        try {
            return !dns.lookup(host).isEmpty();
        } catch (UnknownHostException noPlace) {
            return false;
        }
    }

    private UnknownHostException lookUpInVain(String host) {
        return catchThrowableOfType(UnknownHostException.class, () -> dns.lookup(host));
    }
}
