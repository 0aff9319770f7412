/**
 * Clients of any service with a JSON API over HTTP, from a descriptor: one file that says where the service is, which
 * requests to send, and where responses have the fields of a session. No code is needed:
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
 * <p>The guide {@code docs/writing-a-descriptor.md} explains all keys. Loading a descriptor checks all of it; {@link
 * io.unisession.generic.DescriptorException} lists every error. {@link io.unisession.generic.DryRun} reports field by
 * field what a descriptor reads from a response.
 *
 * <p>Some descriptors are bundled: {@code Sessions.open("tenbyte")} or {@link
 * io.unisession.generic.GenericSessions#bundled}. Descriptors on the class path of an application are opened in the
 * same way: see {@link io.unisession.generic.GenericProvider}.
 */
@NullMarked
package io.unisession.generic;

import org.jspecify.annotations.NullMarked;
