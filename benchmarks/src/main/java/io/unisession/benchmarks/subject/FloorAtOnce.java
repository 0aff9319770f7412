package io.unisession.benchmarks.subject;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The floor with many calls in flight, in the ways in which one would write it by hand. */
abstract class FloorAtOnce implements Callable<Object> {
    static final int IN_FLIGHT = 64;

    private final Floor floor;
    private final OkHttpClient client;

    FloorAtOnce(String target) {
        this.floor = new Floor(target);
        this.client = floor.client()
                .newBuilder()
                .connectionPool(new ConnectionPool(IN_FLIGHT, 5, TimeUnit.MINUTES))
                .build();
    }

    final Floor floor() {
        return floor;
    }

    final OkHttpClient client() {
        return client;
    }
}
