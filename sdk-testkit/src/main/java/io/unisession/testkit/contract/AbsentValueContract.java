package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.unisession.Interval;
import io.unisession.PageRequest;
import io.unisession.Participant;
import io.unisession.Presence;
import io.unisession.Session;
import io.unisession.error.NotFoundException;
import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.JsonBody;
import io.unisession.testkit.contract.ListShape.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No value is no value, however a service writes it; a value that cannot be read is reported. */
interface AbsentValueContract extends ContractPart {
    /**
     * The ways in which services write "not yet" give the same session as null.
     *
     * @return a test for each time in the documented response
     */
    @TestFactory
    default Stream<DynamicTest> getSession_placeholderForNoTime_isNoTime() {
        List<String> placeholders =
                List.of("0", "-1", "\"0\"", "\"\"", "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"");
        return ofEachTime((pointer, fixture) -> {
            Session without = get(fixture, pointer, "null");
            for (String placeholder : placeholders) {
                Session session = get(fixture, pointer, placeholder);

                assertThat(session).as("with %s", placeholder).isEqualTo(without);
                assertThat(unreadableFields(session))
                        .as("unreadable fields with %s", placeholder)
                        .isEmpty();
            }
        });
    }

    /**
     * A time that cannot be read is reported if it matters, and never means that somebody is still present.
     *
     * @return a test for each time in the documented response
     */
    @TestFactory
    default Stream<DynamicTest> getSession_unreadableTime_isReported() {
        return ofEachTime((pointer, fixture) -> {
            boolean matters = !get(fixture, pointer, "null").equals(provider().expected());

            Session session = get(fixture, pointer, "\"half past nine\"");

            assertThat(unreadableFields(session)).as("unreadable fields").hasSize(matters ? 1 : 0);
            assertThat(present(session))
                    .as("participants who are present")
                    .isEqualTo(present(provider().expected()));
        });
    }

    private Stream<DynamicTest> ofEachTime(BiConsumer<String, ClientFixture> test) {
        return JsonVariations.of(provider()).times().stream()
                .map(pointer -> dynamicTest(pointer, () -> {
                    try (ClientFixture fixture = ClientFixture.of(provider())) {
                        test.accept(pointer, fixture);
                    }
                }));
    }

    private Session get(ClientFixture fixture, String pointer, String value) {
        fixture.service()
                .enqueue(FakeResponse.json(200, JsonVariations.of(provider()).with(pointer, value)));
        return fixture.client().getSession(provider().expected().id());
    }

    private static List<String> unreadableFields(Session session) {
        Stream<String> ofParticipants = session.participants().stream()
                .flatMap(participant -> Stream.concat(
                        participant.unreadableFields().stream(),
                        participant.intervals().stream()
                                .map(Interval::unreadableFields)
                                .flatMap(List::stream)));
        return Stream.concat(session.unreadableFields().stream(), ofParticipants)
                .toList();
    }

    private static List<Participant> present(Session session) {
        return session.participants().stream()
                .filter(participant -> participant.presence() == Presence.PRESENT)
                .toList();
    }

    /**
     * {@code null}, {@code {}} and nothing at all in place of a list is an empty list. It may mean that the session does
     * not exist.
     *
     * @return a test for each list of the provider
     */
    @TestFactory
    default Stream<DynamicTest> listing_nothingInPlaceOfItsItems_isEmpty() {
        Map<String, BiConsumer<JsonBody, String>> changes = Map.of(
                "null", (json, items) -> json.set(items, null),
                "an empty object", (json, items) -> json.set(items, Map.of()),
                "nothing", JsonBody::remove);
        return ListingFixture.ofEachThatIsOne(provider(), " without items", listed -> {
            ListWalk.over(listed.pager(PageRequest.first()), listed).assertEnds();
            ListShape shape = listed.shape();
            AtomicReference<Consumer<JsonBody>> change = new AtomicReference<>(json -> {});
            listed.service()
                    .beforeSending(json -> Objects.requireNonNull(change.get()).accept(json));
            changes.forEach((name, without) -> {
                if (shape.isWholeResponse()) {
                    listed.service().enqueue(FakeResponse.json(200, name.equals("null") ? "null" : "{}"));
                }
                change.set(json -> {
                    if (!shape.isWholeResponse()) {
                        without.accept(json, shape.items());
                    }
                    shape.find(Part.TOTAL).ifPresent(total -> json.set(total, 0));
                });

                ListWalk.over(listed.pager(PageRequest.first()), listed)
                        .assertItems(List.of())
                        .assertEndsOrFails(NotFoundException.class);
            });
        });
    }
}
