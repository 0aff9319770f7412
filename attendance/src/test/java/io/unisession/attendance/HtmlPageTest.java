package io.unisession.attendance;

import static io.unisession.attendance.Samples.hour;
import static io.unisession.attendance.Samples.minutes;
import static io.unisession.attendance.Samples.participant;
import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.Session;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&";

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void toHtml_hostileNames_stayText() {
        Session session = Session.builder("videosdk")
                .id(HOSTILE)
                .label(HOSTILE)
                .roomId(HOSTILE)
                .participants(List.of(io.unisession.Participant.builder(HOSTILE)
                        .name(HOSTILE)
                        .role(HOSTILE)
                        .intervals(List.of(minutes(0, 1)))
                        .build()))
                .build();
        AttendanceRules rules = AttendanceRules.builder()
                .roster(Roster.builder().addName(HOSTILE + "2").build())
                .build();

        String page = AttendanceReport.of(session, rules).toHtml();

        assertThat(page).doesNotContain("<img").doesNotContain("alert(1)</script>");
        assertThat(count(page, "<script")).isEqualTo(1);
        assertThat(count(page, "&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&quot;&amp;"))
                .isGreaterThanOrEqualTo(6);
    }

    @Test
    void toHtml_loadsNothing() {
        String page = AttendanceReport.of(Samples.lesson()).toHtml();

        assertThat(page)
                .doesNotContain("src=")
                .doesNotContain("href=")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(page).contains("default-src 'none'");
    }

    @Test
    void toHtml_moreThan400People_keepTheRestInTemplates() {
        String page = AttendanceReport.of(Samples.lesson(1000)).toHtml();

        assertThat(count(page, "<template>")).isEqualTo(2);
        assertThat(count(page.substring(0, page.indexOf("</table>")), "<th scope=\"row\"><bdi>"))
                .isEqualTo(400);
        assertThat(count(page, "<th scope=\"row\"><bdi>")).isEqualTo(1000);
        assertThat(page).contains("400 of 1,000 shown");
    }

    @Test
    void toHtml_runningSession_showsTheTimeOfTheReport() {
        Session session = hour().status(io.unisession.SessionStatus.ACTIVE)
                .endedAt(null)
                .participants(List.of(participant("p", "Ada", io.unisession.Interval.of(Samples.at(0), null))))
                .build();

        String page = AttendanceReport.of(
                        session, AttendanceRules.builder().asOf(Samples.at(30)).build())
                .toHtml();

        assertThat(page)
                .contains("09:00:00 – 09:30:00 UTC")
                .contains(AttendanceFlag.IN_PROGRESS.description())
                .contains("still present");
    }

    @Test
    void toHtml_noTimes_hasPeopleAndNoTimeline() {
        String page = AttendanceReport.of(hour(participant("p", "Ada"))).toHtml();

        assertThat(page).contains("Ada").contains(AttendanceFlag.NO_TIMES.description());
        assertThat(page).doesNotContain("<svg").doesNotContain("Joined");
    }

    @Test
    void toHtml_noAttendees_showsThat() {
        assertThat(AttendanceReport.of(hour(new io.unisession.Participant[0])).toHtml())
                .contains("Nobody came.");
        assertThat(AttendanceReport.of(hour().build()).toHtml())
                .contains("not reported")
                .doesNotContain("Nobody came.");
    }

    @Test
    void toHtml_zone_isThatOfTheRules() {
        AttendanceRules rules = AttendanceRules.builder()
                .zone(java.time.ZoneId.of("Asia/Kolkata"))
                .build();

        String page = AttendanceReport.of(hour(participant("p", "Ada", minutes(0, 60))), rules)
                .toHtml();

        assertThat(page).contains("14:30:00 – 15:30:00 Asia/Kolkata").contains("data-offset=\"19800000\"");
    }

    @Test
    void toHtml_tenThousandChangesInTheCurve_isAFewHundredKilobytes() {
        String page = AttendanceReport.of(Samples.lesson(10_000)).toHtml();

        Matcher path = Pattern.compile("<path d=\"([^\"]*)\"").matcher(page);
        assertThat(path.find()).isTrue();
        assertThat(path.group(1).length()).isLessThan(40_000);
        // The peak touches the top.
        assertThat(path.group(1)).contains("V0.0");
    }

    @Test
    void toHtml_overMidnight_namesTheDays() {
        Session session = hour().endedAt(Samples.at(20 * 60))
                .participants(List.of(participant("p", "Ada", minutes(0, 20 * 60))))
                .build();

        assertThat(AttendanceReport.of(session).toHtml())
                .contains("2 Mar 09:00:00")
                .contains("3 Mar 05:00:00");
    }
}
