/**
 * What is measured: calls made by hand, and calls made by UniSession. Each is a {@link java.util.concurrent.Callable}
 * with a constructor that takes a target as text, so that it can be loaded by name with a class path of its own; those
 * of other libraries stand in the modules below {@code peers}.
 */
@NullMarked
package io.unisession.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
