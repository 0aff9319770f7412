package io.unisession.attendance;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone who attended a session, or should have. Two are equal when they are known by the same key; the name takes no
 * part, since people change it.
 */
public final class Person {
    private static final Person UNIDENTIFIED = new Person(IdentifiedBy.NOTHING, "", null, null, null);

    private final IdentifiedBy identifiedBy;
    private final String key;
    private final @Nullable String provider;
    private final @Nullable String userId;
    private final @Nullable String name;

    private Person(
            IdentifiedBy identifiedBy,
            String key,
            @Nullable String provider,
            @Nullable String userId,
            @Nullable String name) {
        this.identifiedBy = identifiedBy;
        this.key = key;
        this.provider = provider;
        this.userId = userId;
        this.name = name;
    }

    static Person ofApplication(String key, @Nullable String userId, @Nullable String name) {
        return new Person(IdentifiedBy.APPLICATION, key, null, userId, name);
    }

    static Person ofRoster(@Nullable String key, @Nullable String name) {
        return new Person(IdentifiedBy.ROSTER, key == null ? Objects.requireNonNull(name) : key, null, key, name);
    }

    static Person ofUserId(String userId, @Nullable String name) {
        return new Person(IdentifiedBy.USER_ID, userId, null, userId, name);
    }

    /** The ids of participants mean something at their provider alone. */
    static Person ofParticipantId(String provider, String participantId, @Nullable String name) {
        return new Person(IdentifiedBy.PARTICIPANT_ID, participantId, provider, null, name);
    }

    static Person ofName(String name) {
        return new Person(IdentifiedBy.NAME, Names.comparable(name), null, null, name);
    }

    static Person unidentified() {
        return UNIDENTIFIED;
    }

    Person withName(@Nullable String newName) {
        return new Person(identifiedBy, key, provider, userId, newName);
    }

    /**
     * What tells this person from others.
     *
     * @return the kind of {@link #key()}
     */
    public IdentifiedBy identifiedBy() {
        return identifiedBy;
    }

    /**
     * The person's key: the user id, the participant's id, the name in lower case, or what the application's own rule
     * said.
     *
     * @return the key, empty for someone without id and name
     */
    public String key() {
        return key;
    }

    /**
     * The application's id of the person.
     *
     * @return the user id, or empty where neither the provider nor the roster has one
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The person's name: the roster's, else the one they came under first.
     *
     * @return the name, or empty where none is known
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * What to call the person in a list.
     *
     * @return the name, else the key, else {@code unidentified}
     */
    public String displayName() {
        if (name != null) {
            return name;
        }
        return key.isEmpty() ? "unidentified" : key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person that
                && identifiedBy == that.identifiedBy
                && key.equals(that.key)
                && Objects.equals(provider, that.provider);
    }

    @Override
    public int hashCode() {
        return Objects.hash(identifiedBy, key, provider);
    }

    /** The key, without the name unless that is all there is. */
    @Override
    public String toString() {
        return "Person[" + identifiedBy + " " + key + "]";
    }
}
