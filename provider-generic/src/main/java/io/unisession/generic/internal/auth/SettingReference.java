package io.unisession.generic.internal.auth;

/**
 * A setting that a descriptor asks for.
 *
 * @param place where it is looked for, beside the builder
 * @param name its name
 */
public record SettingReference(Place place, String name) {
    /** Where settings are looked for. */
    public enum Place {
        /** Environment variables, and system properties, which come first as everywhere in UniSession. */
        ENV,
        /** System properties alone. */
        PROPERTY
    }
}
