/**
 * Keeps a journal in PostgreSQL or H2.
 *
 * <pre>{@code
 * SessionJournal journal = SessionJournal.of(JdbcJournalStore.of(dataSource));
 * }</pre>
 *
 * <p>The driver and the pool are the application's. Without a database server, the journal can be a file:
 *
 * <pre>{@code
 * try (JdbcJournalStore store = JdbcJournalStore.embedded(Path.of("data/journal"))) { ... }
 * }</pre>
 */
@NullMarked
package io.unisession.history.jdbc;

import org.jspecify.annotations.NullMarked;
