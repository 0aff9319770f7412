/** Fakes and the contract of providers. */
@NullMarked
package io.unisession.testkit;

import org.jspecify.annotations.NullMarked;
