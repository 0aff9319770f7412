package io.unisession.attendance;

import io.unisession.spi.EscapedText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person who attended a session or should have. Two people are equal if they are identified by the same key. Names
 * are not compared, since people change them.
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

    /** Two providers may use the same participant id for different people. */
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
     * How the person is identified.
     *
     * @return the kind of {@link #key()}
     */
    public IdentifiedBy identifiedBy() {
        return identifiedBy;
    }

    /**
     * The key that identifies the person: the user id, the participant id, the name in lower case, or the key from your
     * own rule.
     *
     * @return the key, empty text for a person without an id and a name
     */
    public String key() {
        return key;
    }

    /**
     * Your application's id of the person.
     *
     * @return the user id, or empty if neither the provider nor the roster has one
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The person's name: from the roster, or else the first one that they used.
     *
     * @return the name, or empty if it is unknown
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * A name for display.
     *
     * @return the name, or the key if there is no name, or {@code unidentified}
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

    /** Leaves the name out unless it is the key. */
    @Override
    public String toString() {
        return EscapedText.of("Person[" + identifiedBy + " " + key + "]");
    }
}
