package io.unisession.spi;

import io.unisession.capability.Capability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a backend can do, by capability: an immutable map whose types fit.
 *
 * <pre>{@code
 * Capabilities.none().with(SessionEnding.class, this::endSession).with(SessionListing.class, this::listSessions)
 * }</pre>
 */
public final class Capabilities {
    private static final Capabilities NONE = new Capabilities(Map.of());

    private final Map<Class<? extends Capability>, Capability> capabilities;

    private Capabilities(Map<Class<? extends Capability>, Capability> capabilities) {
        this.capabilities = Collections.unmodifiableMap(capabilities);
    }

    /**
     * Nothing beside getting a session.
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
     * @param capability what performs it
     * @param <C> the capability
     * @return a map like this one with the capability
     */
    public <C extends Capability> Capabilities with(Class<C> type, C capability) {
        Map<Class<? extends Capability>, Capability> more = new LinkedHashMap<>(capabilities);
        more.put(type, Objects.requireNonNull(capability, "capability"));
        return new Capabilities(more);
    }

    /**
     * Asks for a capability.
     *
     * @param type the capability's interface
     * @param <C> the capability
     * @return the capability, or empty where the backend does not have it
     */
    public <C extends Capability> Optional<C> find(Class<C> type) {
        return Optional.ofNullable(type.cast(capabilities.get(type)));
    }

    /**
     * The capabilities that are there.
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
