/** Classes that several fakes share. Not for users of the fakes. */
@NullMarked
package io.unisession.testkit.internal;

import org.jspecify.annotations.NullMarked;
