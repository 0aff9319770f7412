/**
 * Remembers sessions that their provider forgets. A {@link io.unisession.history.SessionJournal} records the events that a
 * provider sends and the sessions that calls return, and makes one session of both:
 *
 * <pre>{@code
 * SessionJournal journal = SessionJournal.of(store);
 *
 * result.events().forEach(journal::record);                             // in the webhook, before the response
 *
 * SessionClient client = JournaledClient.of(Sessions.open("livekit"), journal);
 * Session session = client.getSession("RM_aBcD");                       // also after LiveKit has forgotten it
 * }</pre>
 *
 * <p>Events may arrive twice, late and in any order.
 */
@NullMarked
package io.unisession.history;

import org.jspecify.annotations.NullMarked;
