package io.unisession.spi.http;

import java.util.List;
import java.util.stream.Stream;

/** One endpoint of each kind, as far as sending again goes. */
final class Operations {
    static final Endpoint GET = Endpoint.get("getThing", "/things/{thingId}");
    static final Endpoint PUT = Endpoint.put("putThing", "/things/{thingId}");
    static final Endpoint DELETE = Endpoint.delete("deleteThing", "/things/{thingId}");
    static final Endpoint POST = Endpoint.post("createThing", "/things/{thingId}");
    static final Endpoint PATCH = Endpoint.of("PATCH", "patchThing", "/things/{thingId}");
    static final Endpoint IDEMPOTENT_POST =
            Endpoint.post("endThing", "/things/{thingId}").idempotent();

    private Operations() {}

    static Stream<Endpoint> all() {
        return Stream.of(GET, PUT, DELETE, POST, PATCH, IDEMPOTENT_POST);
    }

    /** Those that may be sent again whatever became of the first sending. */
    static Stream<Endpoint> repeatable() {
        return Stream.of(GET, PUT, DELETE, IDEMPOTENT_POST);
    }

    /** Those that may not be sent again once they may have arrived. */
    static List<Endpoint> unrepeatable() {
        return List.of(POST, PATCH);
    }
}
