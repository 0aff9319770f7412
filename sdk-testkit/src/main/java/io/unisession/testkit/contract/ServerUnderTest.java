package io.unisession.testkit.contract;

import io.unisession.SessionClient;
import io.unisession.capability.Capability;
import java.util.Set;

/** Describes a server to {@link UndisturbedServerContract}: a real one, or the fake that stands for it. */
public interface ServerUnderTest {
    /**
     * Returns a client of the server, with credentials that it accepts.
     *
     * @return a client, which the contract closes
     */
    SessionClient client();

    /**
     * Returns the client's capabilities. List them here, because a capability that a client loses by mistake would take
     * its tests with it.
     *
     * @return the capabilities
     */
    Set<Class<? extends Capability>> capabilities();

    /**
     * Starts a session on the server with two participants in it, who are there when this returns.
     *
     * @return the session's id, another one each time
     */
    String beginSession();
}
