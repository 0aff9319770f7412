package io.unisession.history.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A sync into H2. */
class H2SyncTest extends JdbcSyncContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    DataSource emptyDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(
                "jdbc:h2:mem:" + H2SyncTest.class.getName() + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
