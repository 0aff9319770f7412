package io.unisession.attendance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the pictures of the documentation: {@code mvn -q -Preal-servers -pl attendance -am test-compile exec:exec}
 * writes them to the folder that it is given.
 */
public final class Screenshots {
    private Screenshots() {}

    /**
     * Runs.
     *
     * @param args the folder
     * @throws IOException if a picture cannot be written
     */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Path page = Files.createTempFile("attendance", ".html");
        try (Chromium browser = Chromium.start()) {
            Files.writeString(
                    page,
                    AttendanceReport.of(Samples.lesson(), Samples.lessonRules()).toHtml());
            browser.window(1280, 930, false).open(page).screenshot(folder.resolve("attendance.png"));
            browser.window(1280, 930, true).open(page).screenshot(folder.resolve("attendance-dark.png"));
            browser.window(390, 800, false).open(page).screenshot(folder.resolve("attendance-phone.png"));
        } finally {
            Files.delete(page);
        }
    }
}
