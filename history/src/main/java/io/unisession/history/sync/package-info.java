/**
 * Copies all sessions of an account, again and again, without reading everything again: what one process and a cluster
 * share.
 *
 * <p>A {@link io.unisession.history.sync.SyncState} knows how far a source has been read. A round of it is a list of
 * {@link io.unisession.history.sync.SyncTask tasks}, which a {@link io.unisession.history.sync.SyncReader} works off call by
 * call. Nothing here waits or starts a thread: whoever runs the tasks asks a {@link
 * io.unisession.history.sync.RequestBudget} before each call.
 *
 * @serial exclude
 */
@NullMarked
package io.unisession.history.sync;

import org.jspecify.annotations.NullMarked;
