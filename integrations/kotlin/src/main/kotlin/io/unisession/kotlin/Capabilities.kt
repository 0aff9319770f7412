package io.unisession.kotlin

import io.unisession.SessionClient
import io.unisession.capability.Capability
import kotlin.jvm.optionals.getOrNull

/**
 * The capability [C] of this client, or null if it does not have it:
 * ```
 * client.find<SessionEnding>()?.endSession(id)
 * ```
 */
public inline fun <reified C : Capability> SessionClient.find(): C? = find(C::class.java).getOrNull()

/**
 * The capability [C] of this client.
 *
 * @throws io.unisession.error.UnsupportedCapabilityException if the client does not have it
 */
public inline fun <reified C : Capability> SessionClient.require(): C = require(C::class.java)

/** This client as the typed client [C] of its provider, or null if it is the client of another. */
public inline fun <reified C : SessionClient> SessionClient.unwrap(): C? = unwrap(C::class.java).getOrNull()
