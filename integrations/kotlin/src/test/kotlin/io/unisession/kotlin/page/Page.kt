package com.example

import io.unisession.SessionStatus
import io.unisession.capability.SessionEnding
import io.unisession.capability.SessionListing
import io.unisession.kotlin.asFlow
import io.unisession.kotlin.find
import io.unisession.kotlin.require
import io.unisession.kotlin.sessionQuery
import io.unisession.kotlin.suspending
import io.unisession.videosdk.VideoSdk
import kotlinx.coroutines.flow.take

// The code of docs/kotlin.md. KotlinPageTest compares the two; Kotlin 1.9 compiles and runs this in consumer-tests.

suspend fun endAndListEnded(id: String) {
    VideoSdk.builder().fromEnvironment().build().use { client ->
        val session = client.suspending.findSession(id) ?: return
        client.suspending.call { find<SessionEnding>()?.endSession(session.id()) }

        val ended = sessionQuery { status(SessionStatus.ENDED) }
        client.require<SessionListing>().listSessions(ended).asFlow().take(10).collect { println(it.id()) }
    }
}

fun endIfActive(sessionId: String) {
    VideoSdk.builder().fromEnvironment().build().use { client ->
        val session = client.findSession(sessionId).orElse(null)
        if (session?.status() == SessionStatus.ACTIVE) {
            client.require(SessionEnding::class.java).endSession(session.id())
        }
    }
}
