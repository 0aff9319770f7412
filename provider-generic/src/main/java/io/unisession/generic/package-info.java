/**
 * Sessions of any service that has an HTTP API with JSON, by a descriptor: one file that says where the service is,
 * what is sent, and where its responses have the fields of a session. No code is written:
 *
 * <pre>{@code
 * try (SessionClient client = GenericSessions.load(Path.of("acme.yaml"))) {
 *     Session session = client.getSession("s-42");
 * }
 * }</pre>
 *
 * <p>with {@code acme.yaml} being
 *
 * <pre>{@code
 * id: acme
 * baseUrl: https://api.acme.example/v1
 * auth: { type: bearer, token: "${env:ACME_TOKEN}" }
 * operations:
 *   getSession: { request: "GET /calls/{sessionId}", result: /call }
 * models:
 *   session: { id: /id, status: /state, statusValues: { open: ACTIVE, closed: ENDED }, startedAt: /opened }
 * }</pre>
 *
 * <p>The guide {@code docs/writing-a-descriptor.md} has all keys. A descriptor is checked whole when it is loaded, and
 * a wrong one fails with {@link io.unisession.generic.DescriptorException}, which lists everything that is wrong with
 * it. What it makes of a response, {@link io.unisession.generic.DryRun} tells field by field.
 *
 * <p>Some services come with UniSession: {@code Sessions.open("tenbyte")}, or {@link
 * io.unisession.generic.GenericSessions#bundled}. A descriptor that an application has among its resources is opened in
 * the same way: see {@link io.unisession.generic.GenericProvider}.
 */
@NullMarked
package io.unisession.generic;

import org.jspecify.annotations.NullMarked;
