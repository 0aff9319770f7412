/**
 * The contract that every provider passes. A provider is supported when a class like this one is green:
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
 * <p>{@link io.unisession.testkit.contract.ProviderUnderTest} tells how the provider is reached and what its documented
 * response means; the contract does the rest over real sockets: it takes the documented response apart field by field,
 * serves every kind of failure to every request of every operation, sends hostile ids, walks lists page by page, calls
 * from many threads, reads all logs, and looks for connections and threads that were left behind. What it tries follows
 * from the capabilities of the client, so {@link io.unisession.testkit.contract.ProviderUnderTest#capabilities()} says
 * which there have to be.
 *
 * <p>The tests that read the logs need UniSession's log to reach {@code java.util.logging}: have
 * {@code org.slf4j:slf4j-jdk14} on the test class path.
 */
@NullMarked
package io.unisession.testkit.contract;

import org.jspecify.annotations.NullMarked;
