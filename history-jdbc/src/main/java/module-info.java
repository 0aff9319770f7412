/** Keeps a journal of sessions in a database. */
@SuppressWarnings("requires-automatic") // H2 names itself in its manifest only
module io.unisession.history.jdbc {
    requires transitive io.unisession.history;
    requires transitive java.sql;
    // H2's DataSource can be bound to a name.
    requires static java.naming;
    requires static com.h2database;
    requires static org.jspecify;

    exports io.unisession.history.jdbc;
}
