/**
 * Remembers sessions that their provider forgets. A {@link io.unisession.history.SessionJournal} records the events
 * that a provider sends and the sessions that calls return, and combines both into one session:
 *
 * {@snippet file="Snippets.java" region="remember"}
 *
 * <p>Events may arrive twice, late and in any order.
 */
@NullMarked
package io.unisession.history;

import org.jspecify.annotations.NullMarked;
