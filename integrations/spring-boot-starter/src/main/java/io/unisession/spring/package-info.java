/** Configures UniSession in Spring Boot applications. */
@NullMarked
package io.unisession.spring;

import org.jspecify.annotations.NullMarked;
