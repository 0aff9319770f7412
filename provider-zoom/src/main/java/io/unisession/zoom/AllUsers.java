package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The ids of all users of the account. */
final class AllUsers {
    private AllUsers() {}

    /** The size of the page is that of a list of users, whatever that of the caller's list is. */
    static ApiRequest request(String operation, PageRequest wanted, int size) {
        return TokenPages.request(
                ZoomEndpoints.users(operation).request().query("status", "active"), wanted.withSize(size));
    }

    static Page<String> page(ApiResponse response) throws IOException {
        return TokenPages.page(response, "users", AllUsers::id);
    }

    private static @Nullable String id(JsonReader json) throws IOException {
        String id = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                id = json.field().equals("id") ? json.id() : id;
            }
        }
        return id;
    }
}
