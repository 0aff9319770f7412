package io.unisession.videosdk;

import io.unisession.Secret;
import io.unisession.spi.ProviderSettings;
import io.unisession.spi.SettingGroup;
import io.unisession.spi.http.Authenticator;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.TokenSource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the authenticator for the settings. The token is the whole header, because VideoSDK uses no prefix. */
final class Credentials {
    static final String API_KEY = "VIDEOSDK_API_KEY";
    static final String SECRET_KEY = "VIDEOSDK_SECRET_KEY";
    static final String TOKEN = "VIDEOSDK_TOKEN";

    /** VideoSDK recommends short lifetimes and sets no limit. Its samples range from ten minutes to a day. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private Credentials() {}

    static Authenticator authenticator(ProviderSettings settings, ApiVersion version) {
        SettingGroup group = group(settings);
        TokenSource tokens = group.has(TOKEN)
                ? TokenSource.fixed(readyToken(settings, group))
                : TokenSource.jwt(
                        group.secret(SECRET_KEY),
                        TokenSigner.apiClaims(version, group.text(API_KEY)),
                        LIFETIME,
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
        return settings.anyOf(List.of(List.of(TOKEN), List.of(API_KEY, SECRET_KEY)));
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
}
