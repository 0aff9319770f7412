package io.unisession.internal.call;

import okhttp3.HttpUrl;

/** Where credentials may go. */
final class Origins {
    private Origins() {}

    static boolean isSame(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** Encrypted, or not leaving this machine. */
    static boolean isSafe(HttpUrl url) {
        return url.isHttps() || isLoopback(url.host());
    }

    /** OkHttp has canonical hosts: lower case, and addresses in one form. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
