package io.unisession.generic.internal.perform;

import io.unisession.JoinRequest;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.generic.internal.model.Operation;
import io.unisession.generic.internal.template.IdParts;
import io.unisession.generic.internal.template.Notation;
import io.unisession.generic.internal.template.Template;
import io.unisession.generic.internal.template.Values;
import io.unisession.generic.internal.template.Variable;
import io.unisession.spi.Suggestions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of a call that is not made: those that are given, and examples of the ids that are not. */
public final class ExampleValues {
    private final Map<Variable, String> given = new EnumMap<>(Variable.class);
    private final Map<Variable, String> examples = new EnumMap<>(Variable.class);

    private ExampleValues() {}

    /**
     * The variables of a list of sessions, which needs none.
     *
     * @param words values by the descriptor's words for the variables
     * @throws IllegalArgumentException if it has no such variable
     */
    static ExampleValues ofQuery(Map<String, String> words) {
        Set<Variable> known = Stream.of(Variable.values())
                .filter(Operation.LIST_SESSIONS::has)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variable.class)));
        return new ExampleValues().give(Operation.LIST_SESSIONS, known, words);
    }

    /**
     * The variables of any other request, or of a token.
     *
     * @param texts what has the variables
     * @param words as above
     * @throws IllegalArgumentException as above
     */
    static ExampleValues of(
            Operation operation, List<Template.Text> texts, boolean lasting, Map<String, String> words) {
        Set<Variable> known = texts.stream()
                .flatMap(Template.Text::variables)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variable.class)));
        if (lasting || known.contains(Variable.EXPIRES_AT)) {
            known.add(Variable.LIFETIME);
        }
        known.removeAll(Set.of(Variable.ISSUED_AT, Variable.EXPIRES_AT, Variable.UUID));
        ExampleValues values = new ExampleValues().give(operation, known, words);
        known.stream()
                .filter(variable -> variable.isId() && !values.given.containsKey(variable))
                .forEach(variable -> values.examples.put(variable, example(variable, texts)));
        return values;
    }

    private ExampleValues give(Operation operation, Set<Variable> known, Map<String, String> words) {
        List<String> names = known.stream().map(Variable::word).toList();
        words.forEach((word, value) -> {
            if (!names.contains(word)) {
                throw new IllegalArgumentException(operation.word() + " has no variable \"" + word + '"'
                        + Suggestions.nearest(word, names)
                                .map(meant -> "; did you mean \"" + meant + "\"?")
                                .orElse(".")
                        + " Allowed: " + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
            given.put(Variable.of(word).orElseThrow(), value);
        });
        return this;
    }

    /** An id that can be written as the texts say: its own name, unless it must be a number or have parts. */
    private static String example(Variable variable, List<Template.Text> texts) {
        List<Template.Written> written = texts.stream()
                .flatMap(Template.Text::written)
                .filter(each -> each.variable() == variable)
                .toList();
        if (written.stream().anyMatch(each -> each.notation() == Notation.OfId.NUMBER)) {
            return "1";
        }
        int parts = written.stream().mapToInt(Template.Written::part).max().orElse(0);
        return parts == 0
                ? variable.word()
                : IdParts.joined(IntStream.rangeClosed(1, Math.max(2, parts))
                        .mapToObj(part -> variable.word() + part)
                        .toList());
    }

    /** The value of each variable that has one, in the order of the vocabulary. */
    public Map<Variable, String> all() {
        Map<Variable, String> all = new EnumMap<>(examples);
        all.putAll(given);
        return all;
    }

    public boolean isExample(Variable variable) {
        return examples.containsKey(variable);
    }

    /** The ids, added to other values. */
    Values in(Values settings) {
        Values values = settings;
        for (Map.Entry<Variable, String> each : all().entrySet()) {
            if (each.getKey().isId()) {
                values = values.with(each.getKey(), each.getValue());
            }
        }
        return values;
    }

    @Nullable
    String participantId() {
        return all().get(Variable.PARTICIPANT_ID);
    }

    /** Who joins, and for how long. */
    JoinRequest joinRequest() {
        JoinRequest join = JoinRequest.forSession(all().getOrDefault(Variable.SESSION_ID, Variable.SESSION_ID.word()));
        join = given.containsKey(Variable.NAME) ? join.withName(given.get(Variable.NAME)) : join;
        return read(Variable.LIFETIME, Duration::parse, "a duration such as PT1H")
                .map(join::withLifetime)
                .orElse(join);
    }

    /** Which sessions are listed. */
    SessionQuery query() {
        SessionQuery.Builder query = SessionQuery.builder();
        time(Variable.STARTED_FROM).ifPresent(query::startedFrom);
        time(Variable.STARTED_BEFORE).ifPresent(query::startedBefore);
        read(Variable.STATUS, SessionStatus::valueOf, "PENDING, ACTIVE or ENDED")
                .ifPresent(query::status);
        Optional.ofNullable(given.get(Variable.ROOM_ID)).ifPresent(query::roomId);
        return query.build();
    }

    private Optional<Instant> time(Variable variable) {
        return read(variable, Instant::parse, "a time such as 2026-03-02T09:00:00Z");
    }

    private <T> Optional<T> read(Variable variable, Function<String, T> reader, String expected) {
        try {
            return Optional.ofNullable(given.get(variable)).map(reader);
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(variable.word() + " must be " + expected);
        }
    }
}
