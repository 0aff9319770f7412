/**
 * A client for VideoSDK (videosdk.live), for versions 2 and 1 of its server API.
 *
 * {@snippet file="Snippets.java" region="videosdk"}
 *
 * <p>Set {@code VIDEOSDK_API_KEY} and {@code VIDEOSDK_SECRET_KEY} to the project's key and secret from VideoSDK's
 * dashboard, or pass them to the builder. The client signs its tokens with them on this machine. If you already have a
 * token, set {@code VIDEOSDK_TOKEN} instead.
 *
 * <p>{@link io.unisession.videosdk.VideoSdkSession} and {@link io.unisession.videosdk.VideoSdkParticipant} have the
 * fields that the neutral model lacks:
 *
 * {@snippet file="Snippets.java" region="videosdk-session"}
 *
 * <p>{@link io.unisession.videosdk.VideoSdkClient} has a method for each operation; those on rooms are in {@link
 * io.unisession.videosdk.VideoSdkClient#rooms()}:
 *
 * {@snippet file="Snippets.java" region="videosdk-room"}
 *
 * <p>Version 1 has fewer operations. A client of version 1 throws {@link
 * io.unisession.error.UnsupportedCapabilityException} for the others before it sends anything.
 *
 * <p>VideoSDK lists recorders and agents as participants. {@link io.unisession.videosdk.VideoSdkParticipant#isRecorder}
 * recognizes recorders by their name.
 */
@NullMarked
package io.unisession.videosdk;

import org.jspecify.annotations.NullMarked;
