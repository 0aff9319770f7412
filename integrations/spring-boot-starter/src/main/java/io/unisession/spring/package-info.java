/** Configures UniSession in applications of Spring Boot. */
@NullMarked
package io.unisession.spring;

import org.jspecify.annotations.NullMarked;
