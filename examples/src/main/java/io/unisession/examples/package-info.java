/** Programs to read and to run. */
@NullMarked
package io.unisession.examples;

import org.jspecify.annotations.NullMarked;
