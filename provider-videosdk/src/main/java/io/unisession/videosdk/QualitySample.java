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

/**
 * One measurement of media quality: an element of {@code stats}. VideoSDK documents no units, so values are given as
 * sent. Those without a method of their own are in {@link #figures()}.
 */
public final class QualitySample {
    private final @Nullable Instant time;
    private final Map<String, BigDecimal> figures;

    private QualitySample(@Nullable Instant time, Map<String, BigDecimal> figures) {
        this.time = time;
        this.figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    static QualitySample of(@Nullable Instant time, Map<String, BigDecimal> figures) {
        return new QualitySample(time, figures);
    }

    /** Reads the samples; none if they are not an array. */
    static List<QualitySample> readAll(JsonReader json) throws IOException {
        List<QualitySample> samples = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    samples.add(read(json));
                }
            }
        }
        return samples;
    }

    private static QualitySample read(JsonReader json) throws IOException {
        Instant time = null;
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        while (json.nextField()) {
            String name = json.field();
            if (name.equals("time")) {
                time = json.instant();
            } else if (json.enterObject()) {
                while (json.nextField()) {
                    put(figures, name + "." + json.field(), json.number());
                }
            } else {
                put(figures, name, json.number());
            }
        }
        return of(time, figures);
    }

    private static void put(Map<String, BigDecimal> figures, String name, @Nullable BigDecimal figure) {
        if (figure != null) {
            figures.put(name, figure);
        }
    }

    /**
     * When the sample was taken: {@code time}.
     *
     * @return the time, or empty if VideoSDK does not send it
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * All values of the sample by VideoSDK's names. Those inside {@code qualityScore} have it as a prefix, as in {@code
     * qualityScore.audio}.
     *
     * @return an unmodifiable map in the response's order
     */
    public Map<String, BigDecimal> figures() {
        return figures;
    }

    private Optional<BigDecimal> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    /**
     * Audio packets lost while receiving: {@code recvAudioPacketLost}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> recvAudioPacketLost() {
        return figure("recvAudioPacketLost");
    }

    /**
     * Video packets lost while receiving: {@code recvVideoPacketLost}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> recvVideoPacketLost() {
        return figure("recvVideoPacketLost");
    }

    /**
     * Audio packets lost while sending: {@code sendAudioPacketLost}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> sendAudioPacketLost() {
        return figure("sendAudioPacketLost");
    }

    /**
     * Video packets lost while sending: {@code sendVideoPacketLost}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> sendVideoPacketLost() {
        return figure("sendVideoPacketLost");
    }

    /**
     * The mean round-trip time of audio: {@code averageAudioRtt}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageAudioRtt() {
        return figure("averageAudioRtt");
    }

    /**
     * The mean round-trip time of video: {@code averageVideoRtt}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageVideoRtt() {
        return figure("averageVideoRtt");
    }

    /**
     * The mean jitter of audio: {@code averageAudioJitter}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageAudioJitter() {
        return figure("averageAudioJitter");
    }

    /**
     * The mean jitter of video: {@code averageVideoJitter}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageVideoJitter() {
        return figure("averageVideoJitter");
    }

    /**
     * The mean bitrate of sent audio: {@code averageSendAudioBitrate}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageSendAudioBitrate() {
        return figure("averageSendAudioBitrate");
    }

    /**
     * The mean bitrate of sent video: {@code averageSendVideoBitrate}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageSendVideoBitrate() {
        return figure("averageSendVideoBitrate");
    }

    /**
     * The mean bitrate of received audio: {@code averageRecvAudioBitrate}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageRecvAudioBitrate() {
        return figure("averageRecvAudioBitrate");
    }

    /**
     * The mean bitrate of received video: {@code averageRecvVideoBitrate}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> averageRecvVideoBitrate() {
        return figure("averageRecvVideoBitrate");
    }

    /**
     * The quality score of audio: {@code qualityScore.audio}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> audioScore() {
        return figure("qualityScore.audio");
    }

    /**
     * The quality score of video: {@code qualityScore.video}.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> videoScore() {
        return figure("qualityScore.video");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualitySample that && Objects.equals(time, that.time) && figures.equals(that.figures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(time, figures);
    }

    @Override
    public String toString() {
        return "QualitySample[time=" + time + ", figures=" + figures.size() + "]";
    }
}
