package io.unisession.videosdk;

import io.unisession.Secret;
import io.unisession.Timing;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Creates the authenticator for the settings. The token is the whole header, because VideoSDK uses no prefix. */
final class Credentials {
    static final String API_KEY = "VIDEOSDK_API_KEY";
    static final String SECRET_KEY = "VIDEOSDK_SECRET_KEY";
    static final String TOKEN = "VIDEOSDK_TOKEN";

    /** Enough for the time that a request takes, and for a clock that is a minute slow. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    private Credentials() {}

    static Authenticator authenticator(ProviderSettings settings, ApiVersion version) {
        SettingGroup group = group(settings);
        TokenSource tokens = group.has(TOKEN)
                ? TokenSource.fixed(readyToken(settings, group))
                : signed(
                        version,
                        group.text(API_KEY),
                        group.secret(SECRET_KEY),
                        settings.transport().timing());
        return Authenticator.token("Authorization", "", tokens);
    }

    /** Signs join tokens with key and secret; null if the client has only a ready token. */
    static @Nullable VideoSdkJoinTokens joinTokens(ProviderSettings settings, HttpPipeline http, ApiVersion version) {
        SettingGroup group = group(settings);
        return group.has(API_KEY) && group.has(SECRET_KEY)
                ? new VideoSdkJoinTokens(
                        http,
                        version,
                        () -> group(settings),
                        settings.transport().timing())
                : null;
    }

    private static SettingGroup group(ProviderSettings settings) {
        return settings.group(TOKEN, API_KEY, SECRET_KEY);
    }

    private static Secret readyToken(ProviderSettings settings, SettingGroup group) {
        Secret token = group.secret(TOKEN);
        if (!isToken(token.reveal())) {
            throw settings.misconfigured(
                    TOKEN + " contains a space, a line break or another character that tokens cannot contain;"
                            + " give the token alone, without a prefix such as Bearer");
        }
        return token;
    }

    private static boolean isToken(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) <= ' ' || text.charAt(index) > '~') {
                return false;
            }
        }
        return true;
    }

    /**
     * TokenSigner is used only in the lambda, because it loads java-jwt and databind, which takes a quarter of a
     * second.
     */
    private static TokenSource signed(ApiVersion version, String apiKey, Secret secretKey, Timing timing) {
        return TokenSource.signed(now -> TokenSigner.apiToken(version, apiKey, secretKey, now), RENEW_BEFORE, timing);
    }
}
