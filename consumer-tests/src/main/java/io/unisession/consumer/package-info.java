/** A user of one provider. */
@NullMarked
package io.unisession.consumer;

import org.jspecify.annotations.NullMarked;
