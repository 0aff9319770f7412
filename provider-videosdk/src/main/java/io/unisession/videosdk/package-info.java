/** Sessions of VideoSDK. */
@NullMarked
package io.unisession.videosdk;

import org.jspecify.annotations.NullMarked;
