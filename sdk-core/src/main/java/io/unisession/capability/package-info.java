/**
 * What providers may be able to do besides getting a session. Get an optional capability from a client with {@link
 * io.unisession.SessionClient#find}. Get one that the application needs with {@link
 * io.unisession.SessionClient#require}, once when the application starts:
 *
 * {@snippet file="Snippets.java" region="require"}
 */
@NullMarked
package io.unisession.capability;

import org.jspecify.annotations.NullMarked;
