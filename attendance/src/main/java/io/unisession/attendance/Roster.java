package io.unisession.attendance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who should attend. An entry is matched with participants by its id, which may be the application's user id or the
 * participant's; where no id decides, by its name.
 *
 * <pre>{@code
 * Roster roster = Roster.builder().add("u-17", "Priya Raman").addName("Jonas Weber").build();
 * }</pre>
 */
public final class Roster {
    private final List<Person> people;
    private final Map<String, Person> byId = new HashMap<>();
    private final Map<String, List<Person>> byName = new HashMap<>();

    private Roster(List<Person> people) {
        this.people = List.copyOf(people);
        for (Person person : people) {
            person.userId().ifPresent(id -> byId.put(id, person));
            person.name()
                    .ifPresent(name -> byName.computeIfAbsent(Names.comparable(name), any -> new ArrayList<>(1))
                            .add(person));
        }
    }

    /**
     * Starts a roster.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a roster from CSV. The first line names the columns, of which {@code id} (or {@code user_id}) and {@code
     * name} are used; each further line is a person with at least one of the two.
     *
     * @param csv the text, with or without a byte order mark; fields are separated by commas, semicolons or tabs
     * @return the roster
     * @throws IllegalArgumentException if there is neither column, or a person has neither id nor name
     */
    public static Roster fromCsv(String csv) {
        List<List<String>> lines = new CsvReader(csv).lines();
        List<String> header = lines.isEmpty()
                ? List.of()
                : lines.get(0).stream().map(Names::comparable).toList();
        int id = Math.max(header.indexOf("id"), header.indexOf("user_id"));
        int name = header.indexOf("name");
        if (id < 0 && name < 0) {
            throw new IllegalArgumentException("The roster has no column \"id\" or \"name\": its first line is "
                    + (lines.isEmpty() ? "missing" : lines.get(0)) + ".");
        }
        Builder roster = builder();
        for (List<String> line : lines.subList(1, lines.size())) {
            roster.add(field(line, id), field(line, name));
        }
        return roster.build();
    }

    private static @Nullable String field(List<String> line, int column) {
        return column >= 0 && column < line.size() ? line.get(column) : null;
    }

    /**
     * The people on the roster, in their order.
     *
     * @return an unmodifiable list
     */
    public List<Person> people() {
        return people;
    }

    /** The entry with one of these ids. */
    Optional<Person> findById(@Nullable String... ids) {
        return Arrays.stream(ids)
                .filter(id -> id != null && byId.containsKey(id))
                .map(byId::get)
                .findFirst();
    }

    /**
     * The entry of this name, unless several have it.
     *
     * @param hasUserId whether the participant has a user id; an entry with another id is then someone else
     */
    Optional<Person> findByName(@Nullable String name, boolean hasUserId) {
        List<Person> sameName = name == null ? List.of() : byName.getOrDefault(Names.comparable(name), List.of());
        return sameName.stream()
                .filter(person -> sameName.size() == 1)
                .filter(person -> !hasUserId || person.userId().isEmpty())
                .findFirst();
    }

    /** Collects the people of a {@link Roster}. */
    public static final class Builder {
        private final Map<Person, Person> people = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a person.
         *
         * @param id the person's id, or null or blank where only the name is known
         * @param name the person's name, or null or blank where only the id is known
         * @return this builder
         * @throws IllegalArgumentException if there is neither, or the roster has the id, or the same name without an
         *     id, already
         */
        public Builder add(@Nullable String id, @Nullable String name) {
            String givenId = id == null || id.isBlank() ? null : id.strip();
            String givenName = name == null || name.isBlank() ? null : name.strip();
            if (givenId == null && givenName == null) {
                throw new IllegalArgumentException("A person on the roster needs an id or a name; number "
                        + (people.size() + 1) + " has neither.");
            }
            Person person = Person.ofRoster(givenId, givenName);
            if (people.putIfAbsent(person, person) != null) {
                throw new IllegalArgumentException("\"" + person.key() + "\" is on the roster twice.");
            }
            return this;
        }

        /**
         * Adds a person who is known by name alone.
         *
         * @param name the person's name
         * @return this builder
         * @throws IllegalArgumentException if it is blank, or on the roster already
         */
        public Builder addName(String name) {
            return add(null, name);
        }

        /**
         * Makes the roster.
         *
         * @return the roster
         */
        public Roster build() {
            return new Roster(List.copyOf(people.values()));
        }
    }
}
