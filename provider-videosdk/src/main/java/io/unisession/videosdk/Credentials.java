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

/**
 * How the settings say who is calling. The token is sent as the whole value of the header: VideoSDK knows no prefix.
 */
final class Credentials {
    static final String API_KEY = "VIDEOSDK_API_KEY";
    static final String SECRET_KEY = "VIDEOSDK_SECRET_KEY";
    static final String TOKEN = "VIDEOSDK_TOKEN";

    /** Long enough for a request on its way, and for a clock that is a minute behind. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

    private Credentials() {}

    static Authenticator authenticator(ProviderSettings settings) {
        SettingGroup group = settings.group(TOKEN, API_KEY, SECRET_KEY);
        TokenSource tokens = group.has(TOKEN)
                ? TokenSource.fixed(readyToken(settings, group))
                : minted(
                        group.text(API_KEY),
                        group.secret(SECRET_KEY),
                        settings.transport().timing());
        return Authenticator.token("Authorization", "", tokens);
    }

    /**
     * What signs the tokens of participants, which a ready token for the server API cannot do; null without key or
     * secret.
     */
    static @Nullable JoinTokenMinting joinTokens(ProviderSettings settings, HttpPipeline http, ApiVersion version) {
        SettingGroup group = settings.group(TOKEN, API_KEY, SECRET_KEY);
        return group.has(API_KEY) && group.has(SECRET_KEY)
                ? new JoinTokenMinting(
                        http,
                        version,
                        group.text(API_KEY),
                        group.secret(SECRET_KEY),
                        settings.transport().timing())
                : null;
    }

    private static Secret readyToken(ProviderSettings settings, SettingGroup group) {
        Secret token = group.secret(TOKEN);
        if (!isToken(token.reveal())) {
            throw settings.misconfigured(TOKEN + " has a space, a line break or another character that no token has;"
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
     * TokenMinter is named inside the lambda only: it loads java-jwt and databind, which cost a quarter of a second.
     */
    private static TokenSource minted(String apiKey, Secret secretKey, Timing timing) {
        return TokenSource.cached(() -> TokenMinter.mint(apiKey, secretKey, timing.now()), RENEW_BEFORE, timing);
    }
}
