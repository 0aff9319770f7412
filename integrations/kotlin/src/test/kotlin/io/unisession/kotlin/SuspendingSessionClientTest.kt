package io.unisession.kotlin

import io.unisession.CallEvent
import io.unisession.CallListener
import io.unisession.Page
import io.unisession.PageRequest
import io.unisession.Pager
import io.unisession.ProviderRequest
import io.unisession.RetryPolicy
import io.unisession.SessionClient
import io.unisession.SessionStatus
import io.unisession.WaitOptions
import io.unisession.capability.ParticipantRemoval
import io.unisession.capability.SessionListing
import io.unisession.error.NotFoundException
import io.unisession.error.UnsupportedCapabilityException
import io.unisession.error.WaitTimeoutException
import io.unisession.generic.Descriptor
import io.unisession.generic.GenericSessions
import io.unisession.testkit.FakeResponse
import io.unisession.testkit.tenbyte.FakeTenbyte
import java.time.Duration
import java.time.Instant
import java.util.Optional
import java.util.concurrent.CountDownLatch
import java.util.function.Function
import kotlin.jvm.optionals.getOrNull
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

class SuspendingSessionClientTest {
    private val service = FakeTenbyte.start()
    private val sessionId = service.scheduleSession("spring-room", "What is new in spring")
    private val started = CompletableDeferred<Unit>()
    private val ended = CompletableDeferred<Throwable?>()
    private val client: SessionClient =
        GenericSessions.builder(Descriptor.bundled("tenbyte"))
            .baseUrl(service.baseUrl().toString())
            .settingsFrom { name -> Optional.of(service.apiKey()).filter { name == "TENBYTE_API_KEY" } }
            .retryPolicy(RetryPolicy.none())
            .listener(
                object : CallListener {
                    override fun attemptStarted(event: CallEvent): CallListener.Scope {
                        started.complete(Unit)
                        return CallListener.Scope.NONE
                    }

                    override fun callEnded(event: CallEvent) {
                        ended.complete(event.failure().getOrNull())
                    }
                },
            )
            .build()

    @AfterEach
    fun close() {
        client.close()
        service.close()
    }

    @Test
    fun getSession_suspendsUntilTheSessionIsThere() = runBlocking<Unit> {
        assertThat(client.suspending.getSession(sessionId).id()).isEqualTo(sessionId)
    }

    @Test
    fun getSession_throwsWhatTheBlockingCallThrows() = runBlocking<Unit> {
        val failure = runCatching { client.suspending.getSession("no-such-session") }.exceptionOrNull()

        assertThat(failure).isExactlyInstanceOf(NotFoundException::class.java)
    }

    @Test
    fun findSession_thatDoesNotExist_isNull() = runBlocking<Unit> {
        assertThat(client.suspending.findSession("no-such-session")).isNull()
        assertThat(client.suspending.findSession(sessionId)?.id()).isEqualTo(sessionId)
    }

    @Test
    fun cancelling_endsTheHttpCall() = runBlocking<Unit> {
        service.enqueue(FakeResponse.stall())
        val call = launch { client.suspending.getSession(sessionId) }
        started.await()

        call.cancelAndJoin()

        assertThat(ended.await()).isNotNull()
        assertThat(call.isCancelled).isTrue()
    }

    @Test
    fun call_runsAnyBlockingCall() = runBlocking<Unit> {
        val sessions = async { client.suspending.call { require<SessionListing>().listSessions().toList().size } }

        assertThat(sessions.await()).isEqualTo(1)
    }

    @Test
    fun request_isSentToAnyPath() = runBlocking<Unit> {
        val failure =
            runCatching { client.suspending.request(ProviderRequest.get("/nowhere").build()) }.exceptionOrNull()

        assertThat(failure).isExactlyInstanceOf(NotFoundException::class.java)
        assertThat(service.requests().single().path()).endsWith("/nowhere")
    }

    @Test
    fun awaitEnd_ofASessionThatDoesNotEnd_timesOut() = runBlocking<Unit> {
        val options = WaitOptions.atMost(Duration.ofMillis(1))

        val failure = runCatching { client.suspending.awaitEnd(sessionId, options) }.exceptionOrNull()

        assertThat(failure).isExactlyInstanceOf(WaitTimeoutException::class.java)
    }

    @Test
    fun capability_isNullIfThereIsNone() {
        assertThat(client.find<SessionListing>()).isNotNull()
        assertThat(client.find<ParticipantRemoval>()).isNull()
        assertThatThrownBy { client.require<ParticipantRemoval>() }
            .isInstanceOf(UnsupportedCapabilityException::class.java)
    }

    @Test
    fun flow_fetchesAPageOnceTheItemsBeforeItAreCollected() = runBlocking<Unit> {
        val fetched = mutableListOf<Optional<String>>()
        val pager: Pager<String> =
            Pager.of("acme", "list", PageRequest.first(), Function { request ->
                fetched += request.cursor()
                if (request.cursor().isEmpty) {
                    Page.builder(listOf("a", "b")).nextCursor("2").build()
                } else {
                    Page.builder(listOf("c")).build()
                }
            })

        assertThat(pager.asFlow().first()).isEqualTo("a")
        assertThat(fetched).hasSize(1)
        assertThat(pager.asFlow().map { it.uppercase() }.toList()).containsExactly("A", "B", "C")
    }

    @Test
    fun cancellingAFlow_interruptsTheFetch() = runBlocking<Unit> {
        val fetching = CompletableDeferred<Unit>()
        val interrupted = CompletableDeferred<Unit>()
        val pager: Pager<String> =
            Pager.of("acme", "list", PageRequest.first(), Function<PageRequest, Page<String>> {
                fetching.complete(Unit)
                try {
                    CountDownLatch(1).await()
                } catch (interrupt: InterruptedException) {
                    interrupted.complete(Unit)
                    throw interrupt
                }
                error("never")
            })
        val collection = launch { pager.asFlow().toList() }
        fetching.await()

        collection.cancelAndJoin()

        interrupted.await()
        assertThat(collection.isCancelled).isTrue()
    }

    @Test
    fun sessionQuery_isBuiltByABlock() {
        val from = Instant.parse("2026-03-02T09:00:00Z")

        val query = sessionQuery {
            startedFrom(from)
            status(SessionStatus.ENDED)
        }

        assertThat(query.startedFrom()).contains(from)
        assertThat(query.status()).contains(SessionStatus.ENDED)
    }
}
