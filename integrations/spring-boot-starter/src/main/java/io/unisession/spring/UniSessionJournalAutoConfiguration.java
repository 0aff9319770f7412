package io.unisession.spring;

import io.unisession.history.JournalStore;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps a {@link SessionJournal} in the application's database, and records the events of webhooks in it before other
 * listeners get them.
 */
@SuppressWarnings("exports") // the annotations are for Spring alone
@AutoConfiguration(
        after = UniSessionAutoConfiguration.class,
        before = UniSessionWebAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass(SessionJournal.class)
@ConditionalOnProperty(name = "unisession.journal.enabled", matchIfMissing = true)
public final class UniSessionJournalAutoConfiguration {
    /** Called by Spring. */
    UniSessionJournalAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(JournalStore.class)
    SessionJournal sessionJournal(JournalStore store) {
        return SessionJournal.of(store);
    }

    @Bean
    @ConditionalOnBean(SessionJournal.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SessionEventListener unisessionJournalListener(SessionJournal journal) {
        return journal::record;
    }

    /** Where the journal is kept, unless the application has a store of its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcJournalStore.class)
    @ConditionalOnMissingBean(JournalStore.class)
    @ConditionalOnSingleCandidate(DataSource.class)
    static final class Jdbc {
        @Bean
        JdbcJournalStore unisessionJournalStore(DataSource dataSource) {
            return JdbcJournalStore.of(dataSource);
        }
    }
}
