/** Requests with placeholders for variables and settings, and the values that fill them. */
@NullMarked
package io.unisession.generic.internal.template;

import org.jspecify.annotations.NullMarked;
