/** What every store must do, as a test class to extend. It needs JUnit and AssertJ, which the journal does not. */
@NullMarked
package io.unisession.history.contract;

import org.jspecify.annotations.NullMarked;
