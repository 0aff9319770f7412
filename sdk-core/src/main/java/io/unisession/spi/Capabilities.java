package io.unisession.spi;

import io.unisession.capability.Capability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The capabilities of a backend: an immutable, type-safe map.
 *
 * <pre>{@code
 * Capabilities.none()
 *     .with(SessionEnding.class, this::endSession)
 *     .with(SessionListing.class, SessionListing.of(SessionFilters.none().withRoomId(), this::listSessions))
 * }</pre>
 */
public final class Capabilities {
    private static final Capabilities NONE = new Capabilities(Map.of(), Map.of());

    private final Map<Class<? extends Capability>, Capability> capabilities;
    private final Map<Class<? extends Capability>, String> reasons;

    private Capabilities(
            Map<Class<? extends Capability>, Capability> capabilities,
            Map<Class<? extends Capability>, String> reasons) {
        this.capabilities = Collections.unmodifiableMap(capabilities);
        this.reasons = Map.copyOf(reasons);
    }

    /**
     * No capabilities: the backend can only get a session.
     *
     * @return the empty map
     */
    public static Capabilities none() {
        return NONE;
    }

    /**
     * Adds a capability.
     *
     * @param type the capability's interface
     * @param capability its implementation
     * @param <C> the type of the capability
     * @return a copy of this map with the capability
     */
    public <C extends Capability> Capabilities with(Class<C> type, C capability) {
        Map<Class<? extends Capability>, Capability> more = new LinkedHashMap<>(capabilities);
        more.put(type, Objects.requireNonNull(capability, "capability"));
        return new Capabilities(more, reasons);
    }

    /**
     * Says why this client lacks a capability that the provider has, for the message of {@code require}.
     *
     * @param type the capability's interface
     * @param reason what the client would need, in words that follow a colon, such as {@code join tokens are signed
     *     with ACME_KEY, which is not set}
     * @return a copy of this map with the reason
     */
    public Capabilities without(Class<? extends Capability> type, String reason) {
        Map<Class<? extends Capability>, String> more = new LinkedHashMap<>(reasons);
        more.put(type, Objects.requireNonNull(reason, "reason"));
        return new Capabilities(capabilities, more);
    }

    /** Why a capability is missing, if the provider gave a reason. */
    Optional<String> reasonWithout(Class<? extends Capability> type) {
        return Optional.ofNullable(reasons.get(type));
    }

    /**
     * Finds a capability.
     *
     * @param type the capability's interface
     * @param <C> the type of the capability
     * @return the capability, or empty if the backend does not have it
     */
    public <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(type.cast(capabilities.get(type)));
    }

    /**
     * The types of the capabilities.
     *
     * @return an unmodifiable set, in the order in which they were added
     */
    public Set<Class<? extends Capability>> types() {
        return capabilities.keySet();
    }

    @Override
    public String toString() {
        return types().stream().map(Class::getSimpleName).toList().toString();
    }
}
