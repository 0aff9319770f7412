package io.unisession.janus;

import io.unisession.error.AuthenticationException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.spi.http.ErrorFormat;

/**
 * Janus's errors. All of them come with HTTP 200: those of the core in {@code error}, those of the plugin inside what is
 * otherwise a success.
 */
final class JanusErrors {
    private JanusErrors() {}

    static ErrorFormat format(boolean adminApi) {
        ErrorFormat.Builder format = ErrorFormat.builder()
                .code("/error/code", pointer(adminApi, "error_code"))
                .message("/error/reason", pointer(adminApi, "error"))
                .failedWhenCode()
                .codesMean(404, "426", "428")
                .codesMean(401, "403")
                .codesMean(403, "405", "433")
                .codesMean(409, "427", "436", "468")
                .codesMean(400, "429", "430", "432", "452", "453", "454", "455", "456", "467")
                .codesMean(503, "472")
                // The message names the element that is missing, and some of them are secrets.
                .permissionDenied(400, "(secret)", "(admin_key)", "(pin)")
                .unknownPath("457")
                .unknownPathWithoutCode()
                .advice(
                        "457",
                        adminApi
                                ? "it must be the address of the Admin API, because " + JanusSettings.ADMIN_SECRET
                                        + " is set"
                                : "it must be the address of the public API; for the Admin API, set "
                                        + JanusSettings.ADMIN_SECRET)
                .advice(
                        "430",
                        "ids on this server are of the other kind; " + JanusSettings.STRING_IDS
                                + " must be true if, and only if, the VideoRoom plugin's string_ids is")
                .advice("460", "the server has not loaded the VideoRoom plugin")
                .advice(
                        PermissionDeniedException.class,
                        "set " + JanusSettings.ROOM_SECRET + " if it names the room's \"secret\", or "
                                + JanusSettings.ADMIN_KEY + " if it names the plugin's \"admin_key\"")
                .advice(
                        AuthenticationException.class,
                        adminApi
                                ? "check that " + JanusSettings.ADMIN_SECRET + " is the server's admin_secret"
                                : "check that " + JanusSettings.API_SECRET + " is the server's api_secret, or "
                                        + JanusSettings.TOKEN + " a token that it accepts; the Admin API needs "
                                        + JanusSettings.ADMIN_SECRET + " instead");
        return adminApi
                ? format.build()
                // The Janus session or its handle timed out, so another one is opened.
                : format.codesMean(401, "458", "459").build();
    }

    private static String pointer(boolean adminApi, String field) {
        return (adminApi ? "/response/" : "/plugindata/data/") + field;
    }
}
