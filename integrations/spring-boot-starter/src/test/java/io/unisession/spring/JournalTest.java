package io.unisession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.event.SessionEvent;
import io.unisession.history.InMemoryJournalStore;
import io.unisession.history.JournalStore;
import io.unisession.history.SessionJournal;
import io.unisession.history.jdbc.JdbcJournalStore;
import io.unisession.testkit.SignedEvents;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The journal in the application's database. */
class JournalTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(UniSessionJournalAutoConfiguration.class));

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:journal;DB_CLOSE_DELAY=-1");
        return database;
    }

    private static SessionEvent event() {
        return io.unisession.Webhooks.builder("livekit")
                .setting("LIVEKIT_API_KEY", "APImadeup")
                .setting("LIVEKIT_API_SECRET", "made-up-made-up-made-up-made-up-")
                .build()
                .receive(SignedEvents.liveKit("APImadeup", "made-up-made-up-made-up-made-up-")
                        .sign("""
                                {"event": "room_started", "id": "EV_1", "room": {"sid": "RM_1", "name": "room"}}"""))
                .events()
                .get(0);
    }

    @Test
    void journal_onTheDataSource_recordsEventsBeforeOtherListeners() {
        List<Boolean> recordedBefore = new ArrayList<>();

        application
                .withBean(DataSource.class, JournalTest::database)
                .withBean("own", SessionEventListener.class, () -> event -> recordedBefore.add(true))
                .run(context -> {
                    assertThat(context.getBean(JournalStore.class)).isInstanceOf(JdbcJournalStore.class);
                    SessionEvent event = event();

                    List<SessionEventListener> listeners = context.getBeanProvider(SessionEventListener.class)
                            .orderedStream()
                            .toList();
                    listeners.get(0).onEvent(event);

                    assertThat(listeners).hasSize(2);
                    assertThat(recordedBefore).isEmpty();
                    assertThat(context.getBean(SessionJournal.class).record(event))
                            .as("the listener recorded it, so it is not new")
                            .isFalse();
                });
    }

    @Test
    void journal_withoutADatabase_isNotThere() {
        application.run(context -> assertThat(context).doesNotHaveBean(SessionJournal.class));
    }

    @Test
    void journal_turnedOff_touchesNoDatabase() {
        application
                .withBean(DataSource.class, JournalTest::database)
                .withPropertyValues("unisession.journal.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(JournalStore.class));
    }

    @Test
    void journal_withAStoreOfTheApplication_usesThatStore() {
        InMemoryJournalStore own = InMemoryJournalStore.create();

        application
                .withBean(DataSource.class, JournalTest::database)
                .withBean(JournalStore.class, () -> own)
                .run(context -> {
                    context.getBean(SessionJournal.class).record(event());

                    assertThat(context).doesNotHaveBean(JdbcJournalStore.class);
                    assertThat(own.entries("livekit", "RM_1")).hasSize(1);
                });
    }

    @Test
    void application_withoutTheModulesOfTheJournal_starts() {
        application
                .withClassLoader(new FilteredClassLoader("io.unisession.history"))
                .withBean(DataSource.class, JournalTest::database)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionEventListener.class));
    }

    @Test
    void application_withTheStoreInMemoryAlone_needsNoDatabase() {
        application
                .withClassLoader(new FilteredClassLoader("io.unisession.history.jdbc", "javax.sql"))
                .withBean(JournalStore.class, InMemoryJournalStore::create)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SessionJournal.class));
    }
}
