package io.unisession.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.Participant;
import io.unisession.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a browser shows it. */
@Tag("real-servers")
class HtmlPageInBrowserTest {
    private static Chromium browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.installed().isPresent(), "Chromium is not installed, so the page is not looked at.");
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private void open(AttendanceReport report) throws IOException {
        browser.open(Files.writeString(folder.resolve("report.html"), report.toHtml()));
    }

    private static String text(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').innerText")
                .asText();
    }

    private static int count(String selector) {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private static List<String> names() {
        JsonNode names = browser.evaluate("[...document.querySelectorAll('tbody th bdi')].map(name => name.innerText)");
        return java.util.stream.StreamSupport.stream(names.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void click(String selector) {
        browser.evaluate("document.querySelector('" + selector + "').click()");
    }

    @ParameterizedTest
    @CsvSource({"1280,800,false", "1280,800,true", "390,844,false", "390,844,true", "320,600,false"})
    void page_anySizeAndColours_showsEverybodyWithoutErrorsRequestsOrOverflow(int width, int height, boolean dark)
            throws IOException {
        browser.window(width, height, dark);

        open(AttendanceReport.of(Samples.lesson(), Samples.lessonRules()));

        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.requests()).singleElement().asString().startsWith("file:");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        assertThat(text("h1")).isEqualTo("Physics, spring term");
        assertThat(names()).startsWith("Priya Raman", "Jonas Weber").endsWith("Kenji Tanaka", "Noor Haddad");
        assertThat(text("main"))
                .contains("21 m 50 s early")
                .contains("26 m 50 s late")
                .contains("most: 9 at 09:09:05")
                .contains("not on the roster")
                .contains("did not come");
        assertThat(browser.evaluate(outOfTheWindow()).asInt()).isZero();
    }

    /** How many visible elements lie beyond the right edge. */
    private static String outOfTheWindow() {
        return "[...document.querySelectorAll('main *')].filter(element => {"
                + " const box = element.getBoundingClientRect();"
                + " return !element.closest('caption, title') && box.width > 0 && box.right > innerWidth + 1;"
                + "}).length";
    }

    @ParameterizedTest
    @CsvSource({"false,4.5", "true,4.5"})
    void page_textInBothColours_standsOutFromItsBackground(boolean dark, double least) throws IOException {
        browser.window(1280, 800, dark);
        open(AttendanceReport.of(Samples.lesson(), Samples.lessonRules()));

        JsonNode contrast = browser.evaluate("(() => {"
                + "const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)"
                + " .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);"
                + " return .2126 * r + .7152 * g + .0722 * b; };"
                + "const back = light(getComputedStyle(document.body).backgroundColor);"
                + "return Math.min(...[...document.querySelectorAll('p,small,td,th,button,h1,h2,li,dt,dd')].map(element => {"
                + " const front = light(getComputedStyle(element).color);"
                + " return (Math.max(front, back) + .05) / (Math.min(front, back) + .05); })); })()");

        assertThat(contrast.asDouble()).isGreaterThanOrEqualTo(least);
    }

    @Test
    void page_headerClicked_sortsAndMarksTheColumn() throws IOException {
        browser.window(1280, 800, false);
        open(AttendanceReport.of(Samples.lesson()));

        click("thead th.name button");
        assertThat(names()).startsWith("Amara Okafor", "Ayşe Yılmaz").endsWith("Zoë van Dijk");
        assertThat(browser.evaluate("document.querySelector('th.name').ariaSort")
                        .asText())
                .isEqualTo("ascending");

        click("thead th.name button");
        assertThat(names()).startsWith("Zoë van Dijk");

        click("thead th:nth-child(5) button");
        assertThat(names()).startsWith("Guest (phone)").endsWith("Priya Raman");
        assertThat(count("th[aria-sort]")).isEqualTo(1);
    }

    @Test
    void page_pointerOnABar_showsJoinAndLeave() throws IOException {
        browser.window(1280, 1000, false);
        open(AttendanceReport.of(Samples.lesson()));
        JsonNode bar = browser.evaluate(
                "(() => { const box = document.querySelectorAll('.bars')[2].querySelectorAll('rect')[1]"
                        + ".getBoundingClientRect(); return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()");

        browser.movePointer(bar.path("x").asDouble(), bar.path("y").asDouble());

        assertThat(browser.evaluate("document.getElementById('tip').hidden").asBoolean())
                .isFalse();
        assertThat(text("#tip")).isEqualTo("09:09:05 – 09:47:11, 38 m 06 s");
        browser.movePointer(5, 5);
        assertThat(browser.evaluate("document.getElementById('tip').hidden").asBoolean())
                .isTrue();
    }

    @Test
    void page_pointerOnTheCurve_showsHowManyArePresent() throws IOException {
        browser.window(1280, 1000, false);
        open(AttendanceReport.of(Samples.lesson()));
        JsonNode middle = browser.evaluate("(() => { const box = document.querySelector('.curve')"
                + ".getBoundingClientRect(); return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()");

        browser.movePointer(middle.path("x").asDouble(), middle.path("y").asDouble());

        assertThat(text("#tip")).matches("09:22:3\\d: 8 at once");
    }

    @Test
    void page_hostileNames_areShownAndDoNothing() throws IOException {
        String hostile = "<img src=x onerror=document.title='owned'></script><script>document.title='owned'</script>";
        Session session = Session.builder("videosdk")
                .id("s")
                .label(hostile)
                .participants(List.of(Participant.builder("p")
                        .name(hostile)
                        .intervals(List.of(Samples.minutes(0, 5)))
                        .build()))
                .build();

        open(AttendanceReport.of(session));

        assertThat(names()).containsExactly(hostile);
        assertThat(browser.evaluate("document.title").asText()).isEqualTo("Attendance: " + hostile);
        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    @Test
    void page_400People_areShownAtOnce() throws IOException {
        browser.window(1280, 800, false);
        open(AttendanceReport.of(Samples.lesson(400)));

        assertThat(count("tbody tr")).isEqualTo(400);
        assertThat(browser.evaluate("document.getElementById('more').hidden").asBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(1280);
    }

    @Test
    void page_10000People_showsSomeAndTheRestOnDemand() throws IOException {
        browser.window(1280, 800, false);
        open(AttendanceReport.of(Samples.lesson(10_000)));
        double milliseconds = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                .asDouble();
        System.out.printf(java.util.Locale.ROOT, "A page of 10,000 people opened in %.0f ms.%n", milliseconds);

        assertThat(count("tbody tr")).isEqualTo(400);
        assertThat(text("#shown")).isEqualTo("400 of 10,000 shown");
        click("#more");
        assertThat(count("tbody tr")).isEqualTo(800);
        browser.evaluate("(() => { const find = document.getElementById('find'); find.value = 'fatima khan 10';"
                + " find.dispatchEvent(new Event('input')); })()");
        assertThat(names()).containsExactly("Fatima Khan 10");
        // Far slower would be a fault of the page, on any machine.
        assertThat(milliseconds).isLessThan(15_000);
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void page_noTimes_showsOnlyThePeople() throws IOException {
        browser.window(390, 844, false);
        open(AttendanceReport.of(Samples.hour(Samples.participant("c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead", null))));

        assertThat(names()).containsExactly("c0c0dcfd-4ce4-4752-a8d9-b6ddeb72bead");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(390);
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
