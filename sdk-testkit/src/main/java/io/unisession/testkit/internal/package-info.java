/** What several fakes need; not for their users. */
@NullMarked
package io.unisession.testkit.internal;

import org.jspecify.annotations.NullMarked;
