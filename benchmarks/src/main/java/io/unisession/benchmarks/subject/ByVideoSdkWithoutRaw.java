package io.unisession.benchmarks.subject;

import io.unisession.videosdk.VideoSdk;

/** The same where responses are not kept for {@code raw()}. */
public final class ByVideoSdkWithoutRaw extends ByVideoSdk {
    /** With a token that was given ready. */
    public ByVideoSdkWithoutRaw(String target) {
        super(target, VideoSdk.builder().token("made-up-token").keepRaw(false));
    }
}
