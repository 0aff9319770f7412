package io.unisession;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names under which files of recordings and transcripts can be stored, whatever their ids and addresses contain. */
final class FileNames {
    private static final int LONGEST_ID = 100;
    /** What is usual for formats whose own word is not. */
    private static final Map<String, String> USUAL =
            Map.of("text/plain", "txt", "audio/mpeg", "mp3", "video/quicktime", "mov");

    private static final Predicate<String> EXTENSION =
            Pattern.compile("[a-z0-9]{1,8}").asMatchPredicate();

    /** What is written to a file of such a name goes to a device on Windows, whatever the extension. */
    private static final Predicate<String> DEVICE = Pattern.compile(
                    "con|prn|aux|nul|com[0-9]|lpt[0-9]", Pattern.CASE_INSENSITIVE)
            .asMatchPredicate();

    private FileNames() {}

    /**
     * The name of a file.
     *
     * @param base what all names of one recording or transcript begin with
     * @param files all of its files, to tell those apart that have the same extension
     * @throws IllegalArgumentException if the file is not among them
     */
    static String of(String base, ArtifactFile file, List<ArtifactFile> files) {
        String extension = extension(file);
        ArtifactFile found = find(file, files)
                .orElseThrow(() -> new IllegalArgumentException("the file is not one of this recording or transcript"));
        long earlier = files.stream()
                .takeWhile(each -> !each.equals(found))
                .filter(each -> extension(each).equals(extension))
                .count();
        return base + (earlier == 0 ? "" : "-" + (earlier + 1)) + extension;
    }

    /** Finds a file, also one that was read at another time and has another address. */
    static Optional<ArtifactFile> find(ArtifactFile file, List<ArtifactFile> files) {
        return files.contains(file)
                ? Optional.of(file)
                : files.stream().filter(file::isSameFileAs).findFirst();
    }

    /** An id as a part of a name: an id may contain slashes, and everything else that file systems do not allow. */
    static String ofId(String id) {
        StringBuilder name = new StringBuilder(id);
        for (int index = 0; index < name.length(); index++) {
            if (!isAllowed(name.charAt(index))) {
                name.setCharAt(index, '_');
            }
        }
        String shortened = name.length() > LONGEST_ID ? name.substring(0, LONGEST_ID) : name.toString();
        // Two ids must not get the same name only because of what was replaced.
        return shortened.equals(id) && !DEVICE.test(id) ? id : shortened + "-" + Integer.toHexString(id.hashCode());
    }

    private static boolean isAllowed(char each) {
        return (each >= 'a' && each <= 'z')
                || (each >= 'A' && each <= 'Z')
                || (each >= '0' && each <= '9')
                || each == '-'
                || each == '_';
    }

    /** With its dot; empty if nothing names one. A format may be a media type, or several formats in one text. */
    private static String extension(ArtifactFile file) {
        return Stream.of(
                        file.format().map(FileNames::usual),
                        file.path().flatMap(path -> after('.', path)),
                        file.address().map(Secret::reveal).flatMap(FileNames::ofAddress),
                        file.format().flatMap(format -> after('/', format)))
                .flatMap(Optional::stream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(EXTENSION)
                .findFirst()
                .map(extension -> "." + extension)
                .orElse("");
    }

    /** The extension that is usual for a media type; otherwise the format itself. */
    private static String usual(String format) {
        return USUAL.getOrDefault(format.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), format);
    }

    private static Optional<String> ofAddress(String address) {
        int host = address.indexOf("://") + "://".length();
        int path = address.indexOf('/', host);
        return path < 0 ? Optional.empty() : after('.', address.substring(path).split("[?#]", 2)[0]);
    }

    private static Optional<String> after(char separator, String text) {
        int position = text.lastIndexOf(separator);
        return position < 0 ? Optional.empty() : Optional.of(text.substring(position + 1));
    }
}
