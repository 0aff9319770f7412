package io.unisession.zoom;

import io.unisession.error.ApiException;
import io.unisession.error.AuthenticationException;
import io.unisession.error.FailureDetails;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import io.unisession.spi.http.ErrorFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The errors of Zoom, which both of its products share: a code and a message. One code has several meanings, and many
 * errors have the status 400, so the words of the message decide.
 */
final class ZoomErrors {
    /** What <i>past meeting</i> says for a meeting that has not ended, and for one that does not exist. */
    private static final String NO_MEETING = "3001";

    /** The user of a list does not exist, or is one of another account. */
    private static final Set<String> NO_USER = Set.of("1001", "1010");

    /** The meeting was not recorded, or its recording was deleted. */
    private static final String NO_RECORDING = "3301";

    private ZoomErrors() {}

    static ErrorFormat format(String credentials, String history) {
        return ErrorFormat.builder()
                .message("/message")
                .code("/code")
                .fieldErrors("/errors", "field", "message")
                .notFound(400, "a year ago", "does not exist", "not found", "does not belong to this account")
                .permissionDenied(400, phrases())
                .permissionDenied(401, "scope")
                .advice(AuthenticationException.class, "check that " + credentials + " belong together")
                .advice(PermissionDeniedException.class, "check the scopes of the app and the plan of the account")
                .advice(NotFoundException.class, history)
                .build();
    }

    private static String[] phrases() {
        return new String[] {
            "scope", "permission", "plan", "paid", "subscription", "not the meeting host", "Only available"
        };
    }

    static boolean saysNoMeeting(ApiException failure) {
        return failure.providerCode().equals(Optional.of(NO_MEETING));
    }

    static boolean saysNoRecording(ApiException failure) {
        return failure.providerCode().equals(Optional.of(NO_RECORDING));
    }

    /** The account lacks the user of the setting, which callers must not take for a missing session. */
    static ApiException unknownUser(NotFoundException failure) {
        return new ApiException(
                failure.provider() + " " + failure.operation() + " failed: Zoom does not know the user of "
                        + ZoomBackend.USER_ID,
                FailureDetails.builder(failure.provider(), failure.operation())
                        .httpStatus(failure.httpStatus())
                        .requestId(failure.requestId().orElse(null))
                        .providerCode(failure.providerCode().orElse(null))
                        .providerMessage(failure.providerMessage().orElse(null))
                        .build());
    }

    static boolean saysNoUser(ApiException failure) {
        return failure.providerCode().filter(NO_USER::contains).isPresent();
    }
}
