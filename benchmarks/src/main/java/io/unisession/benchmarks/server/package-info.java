/** The service that everything is measured against: over loopback, in a process of its own, or in memory. */
@NullMarked
package io.unisession.benchmarks.server;

import org.jspecify.annotations.NullMarked;
