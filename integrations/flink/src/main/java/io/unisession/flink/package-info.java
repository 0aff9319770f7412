/**
 * Reads all sessions of many accounts into Apache Flink: {@link io.unisession.flink.SessionSource}.
 *
 * @serial exclude
 */
@NullMarked
package io.unisession.flink;

import org.jspecify.annotations.NullMarked;
