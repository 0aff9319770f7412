/** A long run of calls with faults among them, for what only shows in the long run. Not part of a build. */
package io.unisession.soak;
