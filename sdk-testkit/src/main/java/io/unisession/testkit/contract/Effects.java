package io.unisession.testkit.contract;

import io.unisession.testkit.FakeService;
import io.unisession.testkit.ReceivedRequest;
import java.util.List;

/**
 * What a call did in the service: the methods of the requests that took effect, in order. Paths are left out, because a
 * service may choose other ids each time.
 */
record Effects(List<String> methods) {

    /** What a successful call does to a session that has just started. */
    static Effects of(ProviderUnderTest provider, CapabilityCall<?> call, ClientFixture fixture) {
        Target target = Target.begun(provider, call, fixture);
        return of(fixture, () -> call.run(fixture.client(), target));
    }

    /** What an action does. */
    static Effects of(ClientFixture fixture, Runnable action) {
        FakeService service = fixture.service();
        int before = service.effects().size();
        action.run();
        List<ReceivedRequest> effects = service.effects();
        return new Effects(effects.subList(before, effects.size()).stream()
                .map(ReceivedRequest::method)
                .toList());
    }

    int count() {
        return methods.size();
    }
}
