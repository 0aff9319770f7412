/**
 * How it is measured, each in a JVM of its own. Nothing here but {@link io.unisession.benchmarks.measure.ManyAtOnce}
 * and its like knows what it measures.
 */
@NullMarked
package io.unisession.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
