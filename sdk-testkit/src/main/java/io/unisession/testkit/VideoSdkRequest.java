package io.unisession.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reading of bodies that VideoSDK is sent. */
final class VideoSdkRequest {

    private VideoSdkRequest() {}

    static ObjectNode body(Call call) {
        return call.body(() -> VideoSdkErrors.badRequest("The body is no JSON object"));
    }

    static String required(ObjectNode body, String name) {
        return Json.text(body, name).orElseThrow(() -> new Refusal(VideoSdkErrors.badRequest(name + " is required")));
    }
}
