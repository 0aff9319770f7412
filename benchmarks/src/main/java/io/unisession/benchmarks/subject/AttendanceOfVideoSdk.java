package io.unisession.benchmarks.subject;

import io.unisession.Session;
import io.unisession.attendance.AttendanceReport;
import java.util.concurrent.Callable;

/** The attendance of a session of VideoSDK that was got once. */
public final class AttendanceOfVideoSdk implements Callable<Object> {
    private final Session session;

    /** Gets the session. */
    public AttendanceOfVideoSdk(String target) {
        try (ByVideoSdk client = new ByVideoSdk(target)) {
            this.session = (Session) client.call();
        }
    }

    @Override
    public Object call() {
        return AttendanceReport.of(session);
    }
}
