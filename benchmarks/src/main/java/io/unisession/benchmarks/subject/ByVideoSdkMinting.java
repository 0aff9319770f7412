package io.unisession.benchmarks.subject;

import io.unisession.videosdk.VideoSdk;

/** The same with a token that UniSession mints. */
public final class ByVideoSdkMinting extends ByVideoSdk {
    /** With an API key and its secret. */
    public ByVideoSdkMinting(String target) {
        super(target, VideoSdk.builder().credentials("made-up-key", "made-up-secret-of-thirty-two-characters"));
    }
}
