package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.Call;
import io.unisession.testkit.ErrorResponseException;
import io.unisession.testkit.internal.Json;

/** Reading of bodies that VideoSDK is sent. */
final class VideoSdkRequest {

    private VideoSdkRequest() {}

    static ObjectNode body(Call call) {
        return Json.body(call, () -> VideoSdkErrors.badRequest("The body is no JSON object"));
    }

    static String required(ObjectNode body, String name) {
        return Json.text(body, name)
                .orElseThrow(() -> new ErrorResponseException(VideoSdkErrors.badRequest(name + " is required")));
    }
}
