/**
 * Runs the measurements and writes their table: {@link io.unisession.benchmarks.Benchmarks}. What they mean stands in
 * docs/performance.md.
 */
@NullMarked
package io.unisession.benchmarks;

import org.jspecify.annotations.NullMarked;
