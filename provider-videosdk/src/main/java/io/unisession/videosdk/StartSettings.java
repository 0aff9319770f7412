package io.unisession.videosdk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How to start a recording, a stream or a transcription. Everything is optional; VideoSDK's defaults apply to what is
 * not set. Immutable: each method returns new settings.
 *
 * <pre>{@code
 * StartSettings.standard()
 *         .withWebhook("https://example.com/hook")
 *         .with("config", Map.of("layout", Map.of("type", "GRID")))
 * }</pre>
 */
public final class StartSettings {
    private static final StartSettings STANDARD = new StartSettings(Map.of());

    private final Map<String, Object> fields;

    private StartSettings(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * VideoSDK's defaults.
     *
     * @return settings that set nothing
     */
    public static StartSettings standard() {
        return STANDARD;
    }

    /**
     * Sets where VideoSDK reports the events: {@code webhookUrl}.
     *
     * @param url the application's https address
     * @return a copy of these settings with the address
     */
    public StartSettings withWebhook(String url) {
        return with("webhookUrl", url);
    }

    /**
     * Sets a field of the request, such as {@code config}, {@code templateUrl}, {@code fileFormat}, {@code
     * transcription} or, for a recording of a track, {@code kind}. VideoSDK's reference lists the fields of each request.
     *
     * @param name the field's name
     * @param value its value: maps, collections, strings, numbers, booleans
     * @return a copy of these settings with the field
     * @throws IllegalArgumentException if a value has any other type
     */
    public StartSettings with(String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        copy.putAll(ImmutableJson.copyOf(
                Map.of(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"))));
        return new StartSettings(Collections.unmodifiableMap(copy));
    }

    /** The body of the request; the ids count even if a setting has the same name. */
    Map<String, Object> toJson(Map<String, String> ids) {
        Map<String, Object> body = new LinkedHashMap<>(ids);
        fields.forEach(body::putIfAbsent);
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StartSettings that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The names of the fields only: their values are the application's. */
    @Override
    public String toString() {
        return "StartSettings" + fields.keySet();
    }
}
