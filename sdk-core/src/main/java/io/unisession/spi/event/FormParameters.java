package io.unisession.spi.event;

import com.fasterxml.jackson.core.JsonGenerator;
import io.unisession.event.WebhookRequest;
import io.unisession.internal.json.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of a request that is a form rather than JSON: those of its body or, for GET, of the query of its URL.
 */
public final class FormParameters {
    private static final String FORM = "application/x-www-form-urlencoded";
    /** So many that the events of most services fit. */
    private static final int FIRST_BYTES = 1024;

    private final Map<String, List<String>> values;

    private FormParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Whether a request is a form.
     *
     * @param request the request
     * @return true for GET, and if the content type says so
     */
    public static boolean areIn(WebhookRequest request) {
        return request.method().equals("GET")
                || request.header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                        .isPresent();
    }

    /**
     * Reads the parameters of a request.
     *
     * @param request the request
     * @return its parameters
     * @throws IOException if they are not percent-encoded as a form is
     */
    public static FormParameters of(WebhookRequest request) throws IOException {
        return new FormParameters(request.formParameters());
    }

    /**
     * The values by the names of the parameters.
     *
     * @return an unmodifiable map, sorted by name; each name has at least one value, sorted
     */
    public Map<String, List<String>> values() {
        return values;
    }

    /**
     * The parameters as a JSON object, to be read like the events of other providers.
     *
     * @return the object in UTF-8; a parameter that was sent more than once has its values joined with commas
     */
    public byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BYTES);
        try (JsonGenerator json = JsonFormat.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
                json.writeStringField(parameter.getKey(), String.join(",", parameter.getValue()));
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
