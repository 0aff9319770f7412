package io.unisession.videosdk;

import io.unisession.spi.EscapedText;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The device that a participant joined with: {@code deviceInfo} of an active participant. */
public final class ParticipantDevice {
    private final @Nullable String sdkType;
    private final @Nullable String sdkVersion;
    private final @Nullable String platform;
    private final @Nullable String browserName;
    private final @Nullable String browserVersion;
    private final @Nullable String operatingSystem;
    private final @Nullable String deviceType;

    private ParticipantDevice(Builder builder) {
        this.sdkType = builder.sdkType;
        this.sdkVersion = builder.sdkVersion;
        this.platform = builder.platform;
        this.browserName = builder.browserName;
        this.browserVersion = builder.browserVersion;
        this.operatingSystem = builder.operatingSystem;
        this.deviceType = builder.deviceType;
    }

    /** Reads a device; null if it is not an object. */
    static @Nullable ParticipantDevice read(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return null;
        }
        Builder device = builder();
        while (json.nextField()) {
            switch (json.field()) {
                case "sdkType" -> device.sdkType(json.id());
                case "sdkVersion" -> device.sdkVersion(json.id());
                case "platform" -> device.platform(json.id());
                case "browserUserAgent" -> readBrowser(json, device);
                default -> {}
            }
        }
        return device.build();
    }

    private static void readBrowser(JsonReader json, Builder device) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                String part = json.field();
                if (json.enterObject()) {
                    while (json.nextField()) {
                        readPart(part + "." + json.field(), json.id(), device);
                    }
                }
            }
        }
    }

    private static void readPart(String path, @Nullable String value, Builder device) {
        switch (path) {
            case "browser.name" -> device.browserName(value);
            case "browser.version" -> device.browserVersion(value);
            case "os.name" -> device.operatingSystem(value);
            case "platform.type" -> device.deviceType(value);
            default -> {}
        }
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The participant's VideoSDK library, such as {@code prebuilt}: {@code sdkType}.
     *
     * @return the library, or empty if VideoSDK does not send it
     */
    public Optional<String> sdkType() {
        return Optional.ofNullable(sdkType);
    }

    /**
     * The version of that library: {@code sdkVersion}.
     *
     * @return the version, or empty if VideoSDK does not send it
     */
    public Optional<String> sdkVersion() {
        return Optional.ofNullable(sdkVersion);
    }

    /**
     * The kind of device according to the library, such as {@code desktop}: {@code platform}.
     *
     * @return the kind, or empty if VideoSDK does not send it
     */
    public Optional<String> platform() {
        return Optional.ofNullable(platform);
    }

    /**
     * The browser: {@code browserUserAgent.browser.name}.
     *
     * @return the browser, or empty if VideoSDK does not send it
     */
    public Optional<String> browserName() {
        return Optional.ofNullable(browserName);
    }

    /**
     * The browser's version: {@code browserUserAgent.browser.version}.
     *
     * @return the version, or empty if VideoSDK does not send it
     */
    public Optional<String> browserVersion() {
        return Optional.ofNullable(browserVersion);
    }

    /**
     * The operating system according to the browser: {@code browserUserAgent.os.name}.
     *
     * @return the operating system, or empty if VideoSDK does not send it
     */
    public Optional<String> operatingSystem() {
        return Optional.ofNullable(operatingSystem);
    }

    /**
     * The kind of device according to the browser, such as {@code desktop}: {@code browserUserAgent.platform.type}.
     *
     * @return the kind, or empty if VideoSDK does not send it
     */
    public Optional<String> deviceType() {
        return Optional.ofNullable(deviceType);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantDevice that
                && Objects.equals(sdkType, that.sdkType)
                && Objects.equals(sdkVersion, that.sdkVersion)
                && Objects.equals(platform, that.platform)
                && Objects.equals(browserName, that.browserName)
                && Objects.equals(browserVersion, that.browserVersion)
                && Objects.equals(operatingSystem, that.operatingSystem)
                && Objects.equals(deviceType, that.deviceType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sdkType, sdkVersion, platform, browserName, browserVersion, operatingSystem, deviceType);
    }

    /** Shows the library only, because the rest describes a person's device. */
    @Override
    public String toString() {
        return EscapedText.of("ParticipantDevice[sdkType=" + sdkType + ", sdkVersion=" + sdkVersion + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private @Nullable String sdkType;
        private @Nullable String sdkVersion;
        private @Nullable String platform;
        private @Nullable String browserName;
        private @Nullable String browserVersion;
        private @Nullable String operatingSystem;
        private @Nullable String deviceType;

        private Builder() {}

        Builder sdkType(@Nullable String sdkType) {
            this.sdkType = sdkType;
            return this;
        }

        Builder sdkVersion(@Nullable String sdkVersion) {
            this.sdkVersion = sdkVersion;
            return this;
        }

        Builder platform(@Nullable String platform) {
            this.platform = platform;
            return this;
        }

        Builder browserName(@Nullable String browserName) {
            this.browserName = browserName;
            return this;
        }

        Builder browserVersion(@Nullable String browserVersion) {
            this.browserVersion = browserVersion;
            return this;
        }

        Builder operatingSystem(@Nullable String operatingSystem) {
            this.operatingSystem = operatingSystem;
            return this;
        }

        Builder deviceType(@Nullable String deviceType) {
            this.deviceType = deviceType;
            return this;
        }

        ParticipantDevice build() {
            return new ParticipantDevice(this);
        }
    }
}
