package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;

/** Reads the bodies of requests to VideoSDK. */
final class VideoSdkRequest {

    private VideoSdkRequest() {}

    static ObjectNode body(Call call) {
        return Json.body(call, () -> VideoSdkErrors.badRequest("The body is not a JSON object"));
    }

    static String required(ObjectNode body, String name) {
        return Json.text(body, name)
                .orElseThrow(() -> new ErrorResponseException(VideoSdkErrors.badRequest(name + " is required")));
    }
}
