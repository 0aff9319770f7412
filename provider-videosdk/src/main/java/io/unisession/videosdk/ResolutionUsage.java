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

/** Which resolutions of video a participant used at one moment: an element of {@code resolutionUsage}. */
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

    /** The entries at the reader, none where there is no array of them. */
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
     * When it was so: {@code time}.
     *
     * @return the moment, or empty where VideoSDK does not say
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * How much each resolution was in use, by the height of the video in pixels: {@code 180} to {@code 2160} in
     * VideoSDK's documentation, which does not say what the figures count.
     *
     * @return an unmodifiable map in the order of the response
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
