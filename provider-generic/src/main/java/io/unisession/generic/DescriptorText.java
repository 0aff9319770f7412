package io.unisession.generic;

import io.unisession.error.ConfigurationException;
import io.unisession.error.FailureDetails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of descriptors. */
final class DescriptorText {
    /** Far more than any descriptor needs. */
    static final int MAX_BYTES = 1024 * 1024;

    private DescriptorText() {}

    static String read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(file.toString(), bytes);
        } catch (IOException failure) {
            throw unreadable(file.toString(), reason(file, failure));
        }
    }

    private static String reason(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Files.isDirectory(file) ? "it is a folder" : String.valueOf(failure.getMessage());
    }

    static String read(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw unreadable(name, "it is larger than " + MAX_BYTES + " bytes");
        }
        try {
            return withoutMark(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(name, "it is not UTF-8");
        }
    }

    /** Some editors write a byte order mark, which is not valid JSON. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static ConfigurationException unreadable(String name, String why) {
        return new ConfigurationException(
                "the descriptor " + name + " cannot be read: " + why,
                FailureDetails.builder("generic", "configure").build(),
                List.of());
    }
}
