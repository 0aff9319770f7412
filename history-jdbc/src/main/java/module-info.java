/** Keeps a journal of sessions in a database. */
module io.unisession.history.jdbc {
    requires transitive io.unisession.history;
    requires transitive java.sql;
    requires static com.h2database;
    requires static org.jspecify;

    exports io.unisession.history.jdbc;
}
