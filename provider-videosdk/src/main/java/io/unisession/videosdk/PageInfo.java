package io.unisession.videosdk;

import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Which of how many pages a response is. */
final class PageInfo {
    private final long requestedPage;
    private @Nullable Long currentPage;
    private @Nullable Long lastPage;
    private @Nullable Long total;

    PageInfo(long requestedPage) {
        this.requestedPage = requestedPage;
    }

    void read(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "currentPage", "page" -> currentPage = json.wholeNumber();
                    case "lastPage", "totalPages" -> lastPage = json.wholeNumber();
                    case "total" -> total = json.wholeNumber();
                    default -> {}
                }
            }
        }
    }

    /** The number that the service says, since one that ignored the request's would otherwise be walked for ever. */
    long currentPage() {
        return currentPage == null ? requestedPage : currentPage;
    }

    @Nullable
    Long lastPage() {
        return lastPage;
    }

    @Nullable
    Long total() {
        return total;
    }
}
