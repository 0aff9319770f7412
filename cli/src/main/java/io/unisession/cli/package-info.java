/**
 * The command line of UniSession. {@link io.unisession.cli.UniSession} is the program; the other public classes print
 * sessions and errors for it and for the examples.
 */
@NullMarked
package io.unisession.cli;

import org.jspecify.annotations.NullMarked;
