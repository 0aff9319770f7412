package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Interval;
import io.unisession.Participant;
import io.unisession.Session;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The neutral values of the documented response that a change in one place of it must leave alone. Where a value comes
 * from is found by looking for it in the response, as text or as a moment; one that stands there nowhere, since the
 * mapping makes it up of something else, is not looked at, but for the status.
 */
final class UnaffectedFields {
    private final Session expected;
    private final Optional<String> statusPointer;
    private final Map<String, String> texts;
    private final List<String> nothings;

    private UnaffectedFields(ProviderUnderTest provider) {
        this.expected = provider.expected();
        this.statusPointer = provider.statusPointer();
        this.texts = JsonVariations.of(provider).texts();
        this.nothings = JsonVariations.of(provider).nulls();
    }

    static UnaffectedFields of(ProviderUnderTest provider) {
        return new UnaffectedFields(provider);
    }

    /** Fails unless all that stands elsewhere is as in the documented response. */
    void assertAll(Session changed, String pointer, String change) {
        String what = change + " at " + pointer + ": ";
        assertThat(changed.id()).as(what + "id").isEqualTo(expected.id());
        assertThat(changed.provider()).as(what + "provider").isEqualTo(expected.provider());
        if (!touches(pointer, statusPlaces())) {
            assertThat(changed.status()).as(what + "status").isEqualTo(expected.status());
        }
        assertText(changed, pointer, what + "word for the status", Session::providerStatus);
        assertText(changed, pointer, what + "room", Session::roomId);
        assertText(changed, pointer, what + "label", Session::label);
        assertMoment(changed, pointer, what + "start", Session::startedAt);
        assertMoment(changed, pointer, what + "end", Session::endedAt);
        assertMoment(changed, pointer, what + "planned start", Session::scheduledAt);
        assertParticipants(changed, pointer, what);
    }

    /** A service without a word for the status may say it by the times, told or not. */
    private Set<String> statusPlaces() {
        if (statusPointer.isPresent()) {
            return Set.of(statusPointer.get());
        }
        Set<String> places = new HashSet<>(nothings);
        places.addAll(places(Stream.of(expected.startedAt(), expected.endedAt(), expected.scheduledAt())
                .flatMap(Optional::stream)
                .toList()));
        return places;
    }

    private void assertText(Session changed, String pointer, String what, Function<Session, Optional<String>> value) {
        assertValue(
                changed, pointer, what, value, value.apply(expected).stream().toList());
    }

    private void assertMoment(
            Session changed, String pointer, String what, Function<Session, Optional<Instant>> value) {
        assertValue(
                changed, pointer, what, value, value.apply(expected).stream().toList());
    }

    private void assertValue(Session changed, String pointer, String what, Function<Session, ?> value, List<?> sought) {
        Set<String> places = places(sought);
        if (!places.isEmpty() && !touches(pointer, places)) {
            assertThat(value.apply(changed)).as(what).isEqualTo(value.apply(expected));
        }
    }

    private void assertParticipants(Session changed, String pointer, String what) {
        List<Participant> untouched = new ArrayList<>();
        for (Participant participant : expected.participants()) {
            Set<String> places = places(List.of(participant.id()));
            if (places.isEmpty() || places.stream().anyMatch(place -> isAbove(pointer, place))) {
                continue;
            }
            Optional<String> element = places.stream()
                    .map(UnaffectedFields::element)
                    .filter(it -> isAbove(it, pointer))
                    .findFirst();
            if (element.isEmpty()) {
                untouched.add(participant);
            } else {
                assertOneParticipant(changed, participant, pointer, element.get(), what);
            }
        }
        if (!untouched.isEmpty()) {
            assertThat(changed.participants())
                    .as(what + "the other participants")
                    .containsSubsequence(untouched);
        }
    }

    /** A participant of whom something was changed, but not the id. */
    private void assertOneParticipant(
            Session changed, Participant before, String pointer, String element, String what) {
        Optional<Participant> after = changed.participants().stream()
                .filter(participant -> participant.id().equals(before.id()))
                .findFirst();
        assertThat(after).as(what + "the participant " + before.id()).isPresent();
        if (!touchesIn(element, pointer, before.name().stream().toList())) {
            assertThat(after.get().name()).as(what + "name").isEqualTo(before.name());
        }
        if (!touchesIn(element, pointer, before.role().stream().toList())) {
            assertThat(after.get().role()).as(what + "role").isEqualTo(before.role());
        }
        if (!touchesIn(element, pointer, moments(before))) {
            assertThat(after.get().intervals()).as(what + "stays").isEqualTo(before.intervals());
        }
    }

    private static List<Instant> moments(Participant participant) {
        return participant.intervals().stream()
                .flatMap(UnaffectedFields::moments)
                .toList();
    }

    private static Stream<Instant> moments(Interval interval) {
        return Stream.of(interval.joinedAt(), interval.leftAt()).flatMap(Optional::stream);
    }

    private boolean touchesIn(String element, String pointer, List<?> sought) {
        List<String> inside =
                places(sought).stream().filter(place -> isAbove(element, place)).toList();
        // What is not told at all is touched by anything: a field that was null may have become a value.
        return inside.isEmpty() || touches(pointer, inside);
    }

    /** Where any of these values stands. */
    private Set<String> places(List<?> sought) {
        Map<String, String> found = new LinkedHashMap<>(texts);
        found.values().removeIf(text -> sought.stream().noneMatch(value -> isWritten(text, value)));
        return found.keySet();
    }

    private static boolean isWritten(String text, Object value) {
        if (!(value instanceof Instant moment)) {
            return text.equals(value);
        }
        try {
            return OffsetDateTime.parse(text).toInstant().equals(moment);
        } catch (DateTimeException noMoment) {
            return false;
        }
    }

    private static boolean touches(String pointer, Collection<String> places) {
        return places.stream().anyMatch(place -> isAbove(pointer, place) || isAbove(place, pointer));
    }

    private static boolean isAbove(String pointer, String place) {
        return place.equals(pointer) || place.startsWith(pointer + "/");
    }

    /** The element of the innermost array that a place is in; the place itself where it is in none. */
    private static String element(String place) {
        return place.replaceFirst("^(.*/[0-9]+)(/.*)?$", "$1");
    }
}
