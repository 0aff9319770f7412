package io.unisession.history.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** Databases of H2 for tests. */
final class H2Database {
    private static final AtomicInteger IN_MEMORY = new AtomicInteger();

    private H2Database() {}

    /** A database in memory with no tables, apart from all others. */
    static JdbcDataSource empty() {
        return at("mem:test" + IN_MEMORY.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    }

    /** The database at an address, such as {@code file:/tmp/journal}, which may have settings. */
    static JdbcDataSource at(String address) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:" + address);
        return dataSource;
    }
}
