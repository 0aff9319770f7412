/**
 * The exceptions that calls throw. Catch those that you can handle, and {@link io.unisession.error.SessionException}
 * for the rest:
 *
 * {@snippet file="Snippets.java" region="errors"}
 *
 * @serial exclude
 */
@NullMarked
package io.unisession.error;

import org.jspecify.annotations.NullMarked;
