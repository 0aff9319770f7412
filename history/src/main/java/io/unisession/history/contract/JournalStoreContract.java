package io.unisession.history.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.unisession.Interval;
import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.event.SessionEventType;
import io.unisession.history.EntryKind;
import io.unisession.history.JournalEntry;
import io.unisession.history.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every store must do: add each entry once, return what was added, keep sources apart, list page by page, and delete
 * what it should and no more. To test a store, extend this class, implement {@link #store()}, and run the class with JUnit.
 */
public abstract class JournalStoreContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    /** Called by the constructors of subclasses. */
    protected JournalStoreContract() {}

    /**
     * Returns the store to test.
     *
     * @return an empty store; each test calls this method once
     */
    protected abstract JournalStore store();

    @Test
    void entries_ofAnUnknownSession_areNone() {
        assertThat(store().entries("acme", "s-1")).isEmpty();
    }

    @Test
    void entries_ofEveryKind_areThoseAdded() {
        JournalStore store = store();
        List<JournalEntry> added = List.of(
                JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build()),
                JournalEntry.of(
                        "acme",
                        started("s-1", "e-2", NOON).label("Zoë 😀 \u0000'\"\\").build()),
                JournalEntry.of("acme", session("s-1", SessionStatus.ACTIVE, "anna", "ben"), NOON.plusSeconds(1)),
                JournalEntry.notFound("acme", "s-1", NOON.plusSeconds(2)));

        assertThat(added).allSatisfy(entry -> assertThat(store.append(entry)).isTrue());

        List<JournalEntry> entries = store.entries("acme", "s-1");
        assertThat(entries).containsExactlyInAnyOrderElementsOf(added);
        assertThat(entries).extracting(JournalEntry::kind).contains(EntryKind.NOT_FOUND, EntryKind.READ);
    }

    @Test
    void append_aKeyTheSessionHas_changesNothing() {
        JournalStore store = store();
        JournalEntry first =
                JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build());
        JournalEntry again =
                JournalEntry.of("acme", joined("s-1", "e-1", "ben", NOON).build());

        assertThat(store.append(first)).isTrue();
        assertThat(store.append(again)).isFalse();

        assertThat(store.entries("acme", "s-1")).containsExactly(first);
    }

    @Test
    void append_theSameKeyInAnotherSessionOrSource_isAnotherEntry() {
        JournalStore store = store();
        JournalEntry first =
                JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build());
        JournalEntry otherSession =
                JournalEntry.of("acme", joined("s-2", "e-1", "anna", NOON).build());
        JournalEntry otherSource =
                JournalEntry.of("acme/eu", joined("s-1", "e-1", "anna", NOON).build());

        assertThat(List.of(first, otherSession, otherSource))
                .allSatisfy(entry -> assertThat(store.append(entry)).isTrue());

        assertThat(store.entries("acme", "s-1")).containsExactly(first);
        assertThat(store.entries("acme", "s-2")).containsExactly(otherSession);
        assertThat(store.entries("acme/eu", "s-1")).containsExactly(otherSource);
    }

    @Test
    void append_idsThatDifferInCaseOrTrailingSpace_areDifferent() {
        JournalStore store = store();
        List<String> ids = List.of("s", "S", "s ", "ß", "ss", "İ", "i");
        ids.forEach(id -> store.append(
                JournalEntry.of("acme", joined(id, "e", "anna", NOON).build())));
        ids.forEach(key -> store.append(
                JournalEntry.of("keys", joined("s", key, "anna", NOON).build())));

        assertThat(ids).allSatisfy(id -> assertThat(store.entries("acme", id)).hasSize(1));
        assertThat(store.entries("keys", "s")).hasSize(ids.size());
    }

    @Test
    void append_sameEntryFromManyThreads_isAddedOnce() throws Exception {
        JournalStore store = store();
        JournalEntry entry =
                JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int call = 0; call < 20; call++) {
                calls.add(() -> store.append(entry));
            }
            int added = 0;
            for (Future<Boolean> result : threads.invokeAll(calls)) {
                added += result.get() ? 1 : 0;
            }

            assertThat(added).isEqualTo(1);
            assertThat(store.entries("acme", "s-1")).containsExactly(entry);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void append_aLargeRead_isKept() {
        JournalStore store = store();
        String[] people = new String[2_000];
        for (int number = 0; number < people.length; number++) {
            people[number] = "person-with-a-long-identifier-" + number;
        }
        JournalEntry read = JournalEntry.of("acme", session("s-1", SessionStatus.ACTIVE, people), NOON);

        store.append(read);

        assertThat(store.entries("acme", "s-1")).containsExactly(read);
    }

    @Test
    void sessions_ofOneSource_areThoseThatStartedLastFirst() {
        JournalStore store = store();
        for (int number : new int[] {2, 0, 1}) {
            Instant start = NOON.plus(Duration.ofHours(number));
            store.append(
                    JournalEntry.of("acme", started("s-" + number, "e-1", start).build()));
            store.append(JournalEntry.of(
                    "acme",
                    joined("s-" + number, "e-2", "anna", start.plusSeconds(60)).build()));
        }
        // Without a start, it counts from when its first entry was recorded.
        store.append(JournalEntry.of(
                "acme",
                joined("without start", "e-1", "anna", NOON.plusSeconds(90 * 60))
                        .build()));
        store.append(JournalEntry.of("acme/eu", started("other", "e-1", NOON).build()));

        assertThat(sessions(store, SessionQuery.all(), 100)).containsExactly("s-2", "without start", "s-1", "s-0");
        assertThat(sessions(store, SessionQuery.all(), 1)).containsExactly("s-2", "without start", "s-1", "s-0");
        assertThat(sessions(store, SessionQuery.all(), 3)).containsExactly("s-2", "without start", "s-1", "s-0");
    }

    @Test
    void sessions_thatStartedAtTheSameTime_areOnOnePageOnly() {
        JournalStore store = store();
        for (int number = 0; number < 5; number++) {
            store.append(
                    JournalEntry.of("acme", started("s-" + number, "e-1", NOON).build()));
        }

        assertThat(sessions(store, SessionQuery.all(), 2)).containsExactlyInAnyOrder("s-0", "s-1", "s-2", "s-3", "s-4");
    }

    @Test
    void sessions_aCursorFromElsewhere_isRefused() {
        JournalStore store = store();

        assertThat(List.of("", "x", "page 2", "2026-03-02T12:00:00Z"))
                .allSatisfy(cursor -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> store.sessions(
                                "acme", SessionQuery.all(), PageRequest.first().startingAt(cursor))));
    }

    @Test
    void sessions_byStart_includeTheFirstInstantAndExcludeTheLast() {
        JournalStore store = store();
        for (int minute = 0; minute < 4; minute++) {
            store.append(JournalEntry.of(
                    "acme",
                    started("s-" + minute, "e-1", NOON.plus(Duration.ofMinutes(minute)))
                            .build()));
        }
        store.append(JournalEntry.of(
                "acme", joined("without start", "e-1", "anna", NOON).build()));
        SessionQuery query = SessionQuery.builder()
                .startedFrom(NOON.plus(Duration.ofMinutes(1)))
                .startedBefore(NOON.plus(Duration.ofMinutes(3)))
                .build();

        assertThat(sessions(store, query, 1)).contains("s-2", "s-1").doesNotContain("s-0", "without start");
    }

    @Test
    void sessions_byStart_useTheEarliestThatAnEntryStates() {
        JournalStore store = store();
        store.append(JournalEntry.of(
                "acme", started("s-1", "e-1", NOON.plusSeconds(600)).build()));
        store.append(JournalEntry.of("acme", started("s-1", "e-2", NOON).build()));

        assertThat(sessions(
                        store,
                        SessionQuery.builder()
                                .startedBefore(NOON.plusSeconds(1))
                                .build(),
                        10))
                .containsExactly("s-1");
        assertThat(sessions(
                        store,
                        SessionQuery.builder().startedFrom(NOON.plusSeconds(1)).build(),
                        10))
                .isEmpty();
    }

    @Test
    void sessions_byRoom_areThoseWithAnEntryThatNamesIt() {
        JournalStore store = store();
        store.append(JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build()));
        store.append(JournalEntry.of(
                "acme", started("s-1", "e-2", NOON).roomId("maths").build()));
        store.append(JournalEntry.of(
                "acme", started("s-2", "e-1", NOON).roomId("physics").build()));

        assertThat(sessions(store, SessionQuery.builder().roomId("maths").build(), 10))
                .containsExactly("s-1");
    }

    @Test
    void sessions_byStatus_haveAllThatMayMatch() {
        JournalStore store = store();
        store.append(JournalEntry.of("acme", started("running", "e-1", NOON).build()));
        store.append(JournalEntry.of("acme", started("ended", "e-1", NOON).build()));
        store.append(JournalEntry.of(
                "acme", ended("ended", "e-2", NOON.plusSeconds(60)).build()));
        store.append(JournalEntry.of("acme", ended("again", "e-1", NOON).build()));
        store.append(JournalEntry.of(
                "acme", started("again", "e-2", NOON.plusSeconds(60)).build()));
        store.append(JournalEntry.of("acme", started("gone", "e-1", NOON).build()));
        store.append(JournalEntry.notFound("acme", "gone", NOON.plusSeconds(60)));
        SessionQuery active =
                SessionQuery.builder().status(SessionStatus.ACTIVE).build();
        SessionQuery ended = SessionQuery.builder().status(SessionStatus.ENDED).build();

        assertThat(sessions(store, active, 2)).contains("running", "again").doesNotContain("ended");
        assertThat(sessions(store, ended, 2)).contains("ended", "gone").doesNotContain("running");
    }

    @Test
    void deleteBefore_deletesWholeSessionsOnly() {
        JournalStore store = store();
        store.append(JournalEntry.of("acme", started("old", "e-1", NOON).build()));
        store.append(JournalEntry.of("acme/eu", started("old", "e-1", NOON).build()));
        store.append(JournalEntry.of("acme", started("continued", "e-1", NOON).build()));
        store.append(JournalEntry.of(
                "acme", joined("continued", "e-2", "anna", NOON.plusSeconds(60)).build()));

        assertThat(store.deleteBefore(NOON.plusSeconds(60))).isEqualTo(2);

        assertThat(sessions(store, SessionQuery.all(), 10)).containsExactly("continued");
        assertThat(store.entries("acme", "continued")).hasSize(2);
        assertThat(store.entries("acme", "old")).isEmpty();
        assertThat(store.deleteBefore(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void append_afterItsSessionWasDeleted_isListedAgain() {
        JournalStore store = store();
        store.append(JournalEntry.of(
                "acme", started("s-1", "e-1", NOON).roomId("maths").build()));
        store.deleteBefore(NOON.plusSeconds(1));

        store.append(JournalEntry.of(
                "acme", started("s-1", "e-1", NOON).roomId("maths").build()));

        assertThat(sessions(store, SessionQuery.builder().roomId("maths").build(), 10))
                .containsExactly("s-1");
    }

    @Test
    void forget_removesThePersonAndKeepsTheKeys() {
        JournalStore store = store();
        JournalEntry ofAnna =
                JournalEntry.of("acme", joined("s-1", "e-1", "anna", NOON).build());
        JournalEntry ofBen =
                JournalEntry.of("acme", joined("s-1", "e-2", "ben", NOON).build());
        JournalEntry read =
                JournalEntry.of("acme", session("s-1", SessionStatus.ACTIVE, "anna", "ben"), NOON.plusSeconds(1));
        JournalEntry elsewhere =
                JournalEntry.of("acme/eu", joined("s-9", "e-1", "anna", NOON).build());
        List.of(ofAnna, ofBen, read, elsewhere).forEach(store::append);

        assertThat(store.forget("anna")).isEqualTo(3);

        List<JournalEntry> left = new ArrayList<>(store.entries("acme", "s-1"));
        assertThat(left).hasSize(3).contains(ofBen);
        left.addAll(store.entries("acme/eu", "s-9"));
        assertThat(left).allSatisfy(entry -> {
            assertThat(entry.body()).doesNotContain("anna");
            assertThat(entry.userIds()).doesNotContain("anna");
        });
        assertThat(store.append(ofAnna)).isFalse();
        assertThat(store.forget("anna")).isZero();
    }

    @Test
    void forget_aPersonWhoseIdNeedsEscaping_findsThem() {
        JournalStore store = store();
        String userId = "Zoë %_'\"\\ 😀";
        store.append(JournalEntry.of("acme", joined("s-1", "e-1", userId, NOON).build()));
        store.append(JournalEntry.of("acme", session("s-2", SessionStatus.ACTIVE, userId, "ben"), NOON));
        store.append(JournalEntry.of("acme", session("s-3", SessionStatus.ACTIVE, "Zoë x%_'\"\\ 😀"), NOON));

        assertThat(store.forget(userId)).isEqualTo(2);
    }

    private static List<String> sessions(JournalStore store, SessionQuery query, int pageSize) {
        List<String> ids = new ArrayList<>();
        PageRequest request = PageRequest.first().withSize(pageSize);
        while (true) {
            Page<String> page = store.sessions("acme", query, request);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize);
            ids.addAll(page.items());
            if (page.nextCursor().isEmpty()) {
                assertThat(ids).doesNotHaveDuplicates();
                return ids;
            }
            request = request.startingAt(page.nextCursor().get());
        }
    }

    private static SessionEvent.Builder event(String sessionId, String key, Instant time) {
        return SessionEvent.builder("acme", time)
                .sessionId(sessionId)
                .key(key)
                .occurredAt(time)
                .providerType("something");
    }

    private static SessionEvent.Builder started(String sessionId, String key, Instant time) {
        return event(sessionId, key, time).type(SessionEventType.SESSION_STARTED);
    }

    private static SessionEvent.Builder ended(String sessionId, String key, Instant time) {
        return event(sessionId, key, time).type(SessionEventType.SESSION_ENDED);
    }

    private static SessionEvent.Builder joined(String sessionId, String key, String userId, Instant time) {
        return event(sessionId, key, time)
                .type(SessionEventType.PARTICIPANT_JOINED)
                .participant(person(userId, time));
    }

    private static Participant person(String userId, Instant joinedAt) {
        return Participant.builder("p-" + userId)
                .userId(userId)
                .name("Name of " + userId)
                .intervals(List.of(Interval.of(joinedAt, null)))
                .build();
    }

    private static Session session(String id, SessionStatus status, String... people) {
        return Session.builder("acme")
                .id(id)
                .status(status)
                .roomId("maths")
                .startedAt(NOON)
                .participants(
                        List.of(people).stream().map(each -> person(each, NOON)).toList())
                .build();
    }
}
