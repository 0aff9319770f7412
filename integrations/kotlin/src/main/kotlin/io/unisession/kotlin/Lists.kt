package io.unisession.kotlin

import io.unisession.Pager
import io.unisession.SessionQuery
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.runInterruptible

/**
 * The items of this list as a cold flow: each collection starts again from the first page. A page is fetched on
 * [Dispatchers.IO] once the items before it are collected, and cancelling the collection ends the fetch.
 */
public fun <T : Any> Pager<T>.asFlow(): Flow<T> = flow {
    val pages = pages().iterator()
    while (pages.hasNext()) {
        val page = runInterruptible(Dispatchers.IO) { pages.next() }
        page.items().forEach { emit(it) }
    }
}

/**
 * Builds a query:
 * ```
 * val query = sessionQuery {
 *     startedFrom(yesterday)
 *     status(SessionStatus.ENDED)
 * }
 * ```
 */
public fun sessionQuery(build: SessionQuery.Builder.() -> Unit): SessionQuery =
    SessionQuery.builder().apply(build).build()
