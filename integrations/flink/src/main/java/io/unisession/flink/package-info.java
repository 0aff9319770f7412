/**
 * Reads the sessions of accounts into Apache Flink: {@link io.unisession.flink.SessionSource}.
 */
@NullMarked
package io.unisession.flink;

import org.jspecify.annotations.NullMarked;
