package io.unisession.videosdk;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The video resolutions that a participant used at one time: an element of {@code resolutionUsage}. */
public final class ResolutionUsage {
    private final @Nullable Instant time;
    private final Map<String, BigDecimal> byHeight;

    private ResolutionUsage(@Nullable Instant time, Map<String, BigDecimal> byHeight) {
        this.time = time;
        this.byHeight = Collections.unmodifiableMap(new LinkedHashMap<>(byHeight));
    }

    static ResolutionUsage of(@Nullable Instant time, Map<String, BigDecimal> byHeight) {
        return new ResolutionUsage(time, byHeight);
    }

    /** Reads the entries; none if they are not an array. */
    static List<ResolutionUsage> readAll(JsonReader json) throws IOException {
        List<ResolutionUsage> usages = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    usages.add(read(json));
                }
            }
        }
        return usages;
    }

    private static ResolutionUsage read(JsonReader json) throws IOException {
        Instant time = null;
        Map<String, BigDecimal> byHeight = new LinkedHashMap<>();
        while (json.nextField()) {
            BigDecimal figure = json.number();
            if (json.field().equals("time")) {
                time = json.instant();
            } else if (figure != null) {
                byHeight.put(json.field(), figure);
            }
        }
        return of(time, byHeight);
    }

    /**
     * The time of the measurement: {@code time}.
     *
     * @return the time, or empty if VideoSDK does not send it
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * The use of each resolution by the video's height in pixels, {@code 180} to {@code 2160} in the documentation,
     * which does not say what the values count.
     *
     * @return an unmodifiable map in the response's order
     */
    public Map<String, BigDecimal> byHeight() {
        return byHeight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResolutionUsage that
                && Objects.equals(time, that.time)
                && byHeight.equals(that.byHeight);
    }

    @Override
    public int hashCode() {
        return Objects.hash(time, byHeight);
    }

    @Override
    public String toString() {
        return "ResolutionUsage[time=" + time + ", byHeight=" + byHeight + "]";
    }
}
