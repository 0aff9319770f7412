package io.unisession.history.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A sync into H2, with everything against it. */
class H2HostileSyncTest extends HostileSyncContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    DataSource emptyDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + H2HostileSyncTest.class.getName() + DATABASES.incrementAndGet()
                + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
