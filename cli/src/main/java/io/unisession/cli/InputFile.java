package io.unisession.cli;

import io.unisession.Session;
import io.unisession.SessionJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the files that the command line names. */
public final class InputFile {
    private InputFile() {}

    /**
     * The text of a file.
     *
     * @param file the file, in UTF-8
     * @return its text
     * @throws IllegalArgumentException if it cannot be read; the message says why
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(file, "it is not UTF-8");
        } catch (IOException failure) {
            throw unreadable(file, reason(file, failure));
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

    /**
     * The sessions in a file: one, or an array of them.
     *
     * @throws IllegalArgumentException if it cannot be read, or has another format
     */
    static List<Session> sessions(Path file) {
        String json = text(file).strip();
        try {
            return json.startsWith("[") ? SessionJson.readAll(json) : List.of(SessionJson.read(json));
        } catch (IllegalArgumentException wrong) {
            throw unreadable(file, String.valueOf(wrong.getMessage()));
        }
    }

    private static IllegalArgumentException unreadable(Path file, String why) {
        return new IllegalArgumentException("cannot read " + file + ": " + why);
    }
}
