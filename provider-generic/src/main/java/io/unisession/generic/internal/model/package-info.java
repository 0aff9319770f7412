/** What a descriptor says, checked and immutable. */
@NullMarked
package io.unisession.generic.internal.model;

import org.jspecify.annotations.NullMarked;
