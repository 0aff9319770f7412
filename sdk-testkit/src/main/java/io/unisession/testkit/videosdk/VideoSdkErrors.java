package io.unisession.testkit.videosdk;

import io.unisession.testkit.FakeResponse;
import io.unisession.testkit.internal.Json;

/**
 * VideoSDK's error envelope {@code {"statusCode": n, "error": "..."}}. The reference pages do not show it, but
 * VideoSDK's own applications read it. Users have reported the text for a missing token; the text for an invalid one is
 * from the guides; the others are made up.
 */
final class VideoSdkErrors {

    private final int notFoundStatus;

    VideoSdkErrors(int notFoundStatus) {
        this.notFoundStatus = notFoundStatus;
    }

    static FakeResponse tokenMissing() {
        return error(401, "Please login to continue!. Token not provided inside https request headers 'authorization'");
    }

    static FakeResponse tokenInvalid() {
        return error(401, "Token is invalid or expired");
    }

    static FakeResponse roleNotPermitted() {
        return error(403, "Token role is not permitted to use server APIs");
    }

    static FakeResponse badRequest(String why) {
        return error(400, why);
    }

    static FakeResponse unknownPath() {
        return error(404, "Not Found");
    }

    /** The service returns 402 for some unknown ids and 404 for others. */
    FakeResponse notFound(String what) {
        return error(notFoundStatus, what + " not found");
    }

    private static FakeResponse error(int status, String error) {
        return Json.response(status, Json.object().put("statusCode", status).put("error", error));
    }
}
