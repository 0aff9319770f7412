package io.unisession.videosdk;

import io.unisession.spi.EscapedText;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a participant joined from: {@code geoLocation} of an active participant, or {@code location} in statistics. */
public final class ParticipantLocation {
    private final @Nullable String city;
    private final @Nullable String region;
    private final @Nullable String country;

    private ParticipantLocation(@Nullable String city, @Nullable String region, @Nullable String country) {
        this.city = city;
        this.region = region;
        this.country = country;
    }

    static ParticipantLocation of(@Nullable String city, @Nullable String region, @Nullable String country) {
        return new ParticipantLocation(city, region, country);
    }

    /** Reads a location; null if it is not an object. */
    static @Nullable ParticipantLocation read(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return null;
        }
        String city = null;
        String region = null;
        String country = null;
        while (json.nextField()) {
            switch (json.field()) {
                case "city" -> city = json.id();
                case "region" -> region = json.id();
                case "country" -> country = json.id();
                default -> {}
            }
        }
        return of(city, region, country);
    }

    /**
     * The city.
     *
     * @return the name, or empty if VideoSDK does not send it
     */
    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /**
     * The part of the country, such as a state. This is not a region of VideoSDK's servers.
     *
     * @return the name, or empty if VideoSDK does not send it
     */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /**
     * The country.
     *
     * @return the name, or empty if VideoSDK does not send it
     */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantLocation that
                && Objects.equals(city, that.city)
                && Objects.equals(region, that.region)
                && Objects.equals(country, that.country);
    }

    @Override
    public int hashCode() {
        return Objects.hash(city, region, country);
    }

    /** Shows the country only, because logs should not say where people are. */
    @Override
    public String toString() {
        return EscapedText.of("ParticipantLocation[country=" + country + "]");
    }
}
