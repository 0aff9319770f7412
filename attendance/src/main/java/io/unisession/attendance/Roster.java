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
 * The people who should attend. An entry matches participants whose user id or participant id is the entry's id. If no
 * id matches, it matches by name, provided that the name is unique on the roster.
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
     * Starts building a roster.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a roster from CSV. The first line contains the column names. The columns {@code id}, or {@code user_id} if
     * there is no {@code id}, and {@code name} are read, of which every person needs at least one.
     *
     * @param csv the CSV, separated by commas, semicolons or tabs, with or without a byte order mark
     * @return the roster
     * @throws IllegalArgumentException if both columns are missing, or a person has no id and no name, or is listed
     *     twice
     */
    public static Roster fromCsv(String csv) {
        List<List<String>> lines = new CsvReader(csv).lines();
        List<String> header = lines.isEmpty()
                ? List.of()
                : lines.get(0).stream().map(Names::comparable).toList();
        int id = header.contains("id") ? header.indexOf("id") : header.indexOf("user_id");
        int name = header.indexOf("name");
        if (id < 0 && name < 0) {
            throw new IllegalArgumentException("the roster has no column \"id\" or \"name\"; "
                    + (lines.isEmpty() ? "it is empty" : "its first line is " + lines.get(0)));
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
     * The people on the roster.
     *
     * @return an unmodifiable list in the order in which they were added
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
     * The entry with this name, if it is the only one.
     *
     * @param hasUserId whether the participant has a user id, so that an entry with a different id is someone else
     */
    Optional<Person> findByName(@Nullable String name, boolean hasUserId) {
        List<Person> sameName = name == null ? List.of() : byName.getOrDefault(Names.comparable(name), List.of());
        return sameName.stream()
                .filter(person -> sameName.size() == 1)
                .filter(person -> !hasUserId || person.userId().isEmpty())
                .findFirst();
    }

    /** Builds a {@link Roster}. */
    public static final class Builder {
        private final Map<Person, Person> people = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a person.
         *
         * @param id the person's id, or null or blank if only the name is known
         * @param name the person's name, or null or blank if only the id is known
         * @return this builder
         * @throws IllegalArgumentException if both are missing, or the person is already on the roster
         */
        public Builder add(@Nullable String id, @Nullable String name) {
            String givenId = id == null || id.isBlank() ? null : id.strip();
            String givenName = name == null || name.isBlank() ? null : name.strip();
            if (givenId == null && givenName == null) {
                throw new IllegalArgumentException(
                        "a person on the roster needs an id or a name; person " + (people.size() + 1) + " has neither");
            }
            Person person = Person.ofRoster(givenId, givenName);
            if (people.putIfAbsent(person, person) != null) {
                throw new IllegalArgumentException("\"" + person.key() + "\" is on the roster twice");
            }
            return this;
        }

        /**
         * Adds a person whose id is unknown.
         *
         * @param name the person's name
         * @return this builder
         * @throws IllegalArgumentException if the name is blank or already on the roster
         */
        public Builder addName(String name) {
            return add(null, name);
        }

        /**
         * Builds the roster.
         *
         * @return the roster
         */
        public Roster build() {
            return new Roster(List.copyOf(people.values()));
        }
    }
}
