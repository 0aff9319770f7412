package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Participant;
import io.unisession.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Checks that a change to one field of the documented response leaves the rest of the session unchanged. Only the
 * mapping knows which field feeds which value. But a field feeds few values, so a mapping that loses many of them over
 * one field is wrong.
 */
final class UnaffectedFields {
    private static final Map<String, Function<Session, ?>> VALUES = Map.of(
            "roomId", Session::roomId,
            "label", Session::label,
            "startedAt", Session::startedAt,
            "endedAt", Session::endedAt,
            "scheduledAt", Session::scheduledAt);

    /** One field may feed two values, such as a time that is both the scheduled and the actual start. */
    private static final int MOST_VALUES_OF_A_FIELD = 2;

    private final ProviderUnderTest provider;
    private final Session expected;

    private UnaffectedFields(ProviderUnderTest provider) {
        this.provider = provider;
        this.expected = provider.expected();
    }

    static UnaffectedFields of(ProviderUnderTest provider) {
        return new UnaffectedFields(provider);
    }

    /** Fails if the change at this pointer changed more values than one field can feed. */
    void assertAll(Session changed, String pointer, String change) {
        String what = change + " at " + pointer + ": ";
        assertThat(changed.id()).as(what + "id").isEqualTo(expected.id());
        assertThat(changed.provider()).as(what + "provider").isEqualTo(expected.provider());
        if (provider.statusPointer().filter(status -> !isIn(status, pointer)).isPresent()) {
            assertThat(changed.status()).as(what + "status").isEqualTo(expected.status());
            assertThat(changed.providerStatus()).as(what + "provider's status").isEqualTo(expected.providerStatus());
        }
        if (isInElement(pointer)) {
            assertThat(changedValues(changed))
                    .as(what + "values of the session")
                    .isEmpty();
            assertParticipants(changed, 1, what);
        } else if (JsonVariations.of(provider).isSingleValue(pointer)) {
            assertThat(changedValues(changed))
                    .as(what + "values of the session")
                    .hasSizeLessThanOrEqualTo(MOST_VALUES_OF_A_FIELD);
            assertParticipants(
                    changed, hasAnotherEnd(changed) ? expected.participants().size() : 0, what);
        }
    }

    private List<String> changedValues(Session changed) {
        return VALUES.entrySet().stream()
                .filter(value -> !Objects.equals(
                        value.getValue().apply(changed), value.getValue().apply(expected)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Intervals depend on whether and when the session ended. */
    private boolean hasAnotherEnd(Session changed) {
        return changed.status() != expected.status() || !changed.endedAt().equals(expected.endedAt());
    }

    private void assertParticipants(Session changed, int mostChanged, String what) {
        List<Participant> gone = new ArrayList<>(expected.participants());
        gone.removeAll(changed.participants());
        List<Participant> others = new ArrayList<>(expected.participants());
        others.removeAll(gone);
        assertThat(gone).as(what + "changed participants").hasSizeLessThanOrEqualTo(mostChanged);
        assertThat(changed.participants().stream().filter(others::contains))
                .as(what + "the other participants")
                .containsExactlyElementsOf(others);
    }

    /** Whether a pointer leads into an element of a list inside the session, such as the list of participants. */
    private boolean isInElement(String pointer) {
        if (provider.participantsById()
                .filter(all -> pointer.startsWith(all + "/"))
                .isPresent()) {
            return true;
        }
        String session = provider.idPointer().substring(0, provider.idPointer().lastIndexOf('/'));
        return isIn(pointer, session) && pointer.substring(session.length()).matches(".*/[0-9]+(/.*)?");
    }

    private static boolean isIn(String place, String pointer) {
        return place.equals(pointer) || place.startsWith(pointer + "/");
    }
}
