/**
 * Copies all sessions of an account, round after round, without reading everything each time. {@link
 * io.unisession.history.sync.SessionSync} does it in one process; its parts can also run on a cluster.
 *
 * <p>A {@link io.unisession.history.sync.SyncState} knows how far a source has been read. It plans a round as a list of
 * {@link io.unisession.history.sync.SyncTask tasks}, which a {@link io.unisession.history.sync.SyncReader} performs
 * call by call. None of these waits or starts a thread: whoever runs the tasks asks a {@link
 * io.unisession.history.sync.RequestBudget} before each request.
 *
 * @serial exclude
 */
@NullMarked
package io.unisession.history.sync;

import org.jspecify.annotations.NullMarked;
