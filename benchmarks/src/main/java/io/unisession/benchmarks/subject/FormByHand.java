package io.unisession.benchmarks.subject;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A form, read by hand. */
final class FormByHand {
    private FormByHand() {}

    static Map<String, String> parameters(byte[] body) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
