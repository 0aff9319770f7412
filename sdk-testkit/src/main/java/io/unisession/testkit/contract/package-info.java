/**
 * The contract that every provider must pass. A provider is supported when a test like this one passes:
 *
 * <pre>{@code
 * class AcmeContractTest extends SessionProviderContract {
 *     @Override
 *     public ProviderUnderTest provider() {
 *         return new AcmeUnderTest();
 *     }
 * }
 * }</pre>
 *
 * <p>{@link io.unisession.testkit.contract.ProviderUnderTest} says how to reach the provider and what its documented
 * response means. The contract does the rest over real sockets: it changes the documented response field by field,
 * responds to every request of every operation with every kind of failure, sends hostile ids, reads lists page by page,
 * calls from many threads, reads all logs, and looks for connections and threads that were left open. It closes idle
 * connections, refuses HTTP/2 streams, labels bodies wrongly, sends decompression bombs, makes the service page wrongly,
 * replaces times and lists with placeholders for missing ones, and responds about another session. It tests the
 * capabilities that the client has, so {@link io.unisession.testkit.contract.ProviderUnderTest#capabilities()} says
 * which ones it must have. {@link io.unisession.testkit.contract.ListShape} says where a list is in a response; a
 * provider without lists needs none, and of a list without pages only the place.
 *
 * <p>The tests that read logs need UniSession's log in {@code java.util.logging}: put {@code org.slf4j:slf4j-jdk14} on
 * the test class path.
 */
@NullMarked
package io.unisession.testkit.contract;

import org.jspecify.annotations.NullMarked;
