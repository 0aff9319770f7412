package io.unisession.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in this package until its first class comes. */
public final class Placeholder {
    private static final Logger LOG = LoggerFactory.getLogger(Placeholder.class);

    private Placeholder() {}

    /**
     * Reads the field {@code id} of a JSON object.
     *
     * @param client what to send with
     * @param url where the object is
     * @return the field, or null where there is none
     * @throws IOException when it cannot be read
     */
    public static @Nullable String id(OkHttpClient client, String url) throws IOException {
        LOG.debug("GET {}", url);
        try (Response response =
                        client.newCall(new Request.Builder().url(url).build()).execute();
                JsonParser parser =
                        new ObjectMapper().createParser(response.body().byteStream())) {
            return parser.readValueAsTree().at("/id").toString();
        }
    }
}
