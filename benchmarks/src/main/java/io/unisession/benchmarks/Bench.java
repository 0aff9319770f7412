package io.unisession.benchmarks;

import io.unisession.benchmarks.measure.PairedRun;
import io.unisession.benchmarks.subject.AttendanceOfVideoSdk;
import io.unisession.benchmarks.subject.ByBandwidth;
import io.unisession.benchmarks.subject.ByDescriptor;
import io.unisession.benchmarks.subject.ByEndpoint;
import io.unisession.benchmarks.subject.ByJanus;
import io.unisession.benchmarks.subject.ByLiveKit;
import io.unisession.benchmarks.subject.ByVideoSdk;
import io.unisession.benchmarks.subject.ByVideoSdkObserved;
import io.unisession.benchmarks.subject.ByVideoSdkWithoutRaw;
import io.unisession.benchmarks.subject.ByZoom;
import io.unisession.benchmarks.subject.Discarding;
import io.unisession.benchmarks.subject.EventByHand;
import io.unisession.benchmarks.subject.EventByUniSession;
import io.unisession.benchmarks.subject.Floor;
import io.unisession.benchmarks.subject.FloorOfJanus;
import io.unisession.benchmarks.subject.FloorOfLiveKit;
import io.unisession.benchmarks.subject.FloorOfZoom;
import io.unisession.benchmarks.subject.FloorWithOneArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all parts have in common.
 *
 * @param jdks the JDK of the build, and others
 * @param classPaths what is loaded from where
 * @param service the loopback server
 * @param directory where files may be left
 * @param table where results go
 * @param goals where those results go that something is asked of
 * @param length 1 for a full run
 */
record Bench(
        List<Jdk> jdks,
        ClassPaths classPaths,
        Service service,
        Path directory,
        Table table,
        Goals goals,
        double length) {
    /** How long a subject is warmed up that waits for nobody. */
    static final int WARM_UP_MILLIS = 2_500;
    /**
     * The same over loopback. Half the time goes into waiting, and more code takes longer to be compiled: after 3
     * seconds of calls, a library with more layers still looks slower than it is.
     */
    static final int WARM_UP_MILLIS_OVER_LOOPBACK = 12_000;

    /** The name of the room in the list, by which it is asked for. */
    static final String LIVEKIT_ROOM = "abc-xyzw-lmno";

    static final String JANUS_ROOM = "1234";

    static final String BANDWIDTH_SESSION = "75c21163-e110-41bc-bd76-1bb428ec85d5";

    Jdk jdk() {
        return jdks.get(0);
    }

    Contestant floor() {
        return new Contestant("OkHttp + JsonParser", Floor.class.getName(), classPaths.byHand());
    }

    Contestant floorWithOneArray() {
        return new Contestant(
                "OkHttp + JsonParser, body read into one array",
                FloorWithOneArray.class.getName(),
                classPaths.byHand());
    }

    Contestant discarding() {
        return new Contestant("OkHttp, discarding", Discarding.class.getName(), classPaths.byHand());
    }

    Contestant videoSdk() {
        return new Contestant(
                "UniSession VideoSDK", ByVideoSdk.class.getName(), classPaths.provider("unisession-videosdk"));
    }

    Contestant videoSdkWithoutRaw() {
        return new Contestant(
                "UniSession VideoSDK, keepRaw(false)",
                ByVideoSdkWithoutRaw.class.getName(),
                classPaths.provider("unisession-videosdk"));
    }

    Contestant observedByMicrometer() {
        return new Contestant(
                "with CallObservations, Micrometer's meters",
                ByVideoSdkObserved.WithMicrometer.class.getName(),
                classPaths.observed("unisession-videosdk"));
    }

    Contestant observedByOpenTelemetry() {
        return new Contestant(
                "with CallTelemetry, OpenTelemetry's SDK",
                ByVideoSdkObserved.WithOpenTelemetry.class.getName(),
                classPaths.observed("unisession-videosdk"));
    }

    Contestant attendance() {
        return new Contestant(
                "AttendanceReport of it",
                AttendanceOfVideoSdk.class.getName(),
                classPaths.provider("unisession-videosdk", "unisession-attendance"));
    }

    Contestant bandwidth() {
        return new Contestant(
                "UniSession Bandwidth", ByBandwidth.class.getName(), classPaths.provider("unisession-bandwidth"));
    }

    Contestant floorOfJanus() {
        return new Contestant("OkHttp + JsonParser, one POST", FloorOfJanus.class.getName(), classPaths.byHand());
    }

    Contestant janus() {
        return new Contestant("UniSession Janus", ByJanus.class.getName(), classPaths.provider("unisession-janus"));
    }

    Contestant floorOfLiveKit() {
        return new Contestant("OkHttp + JsonParser, one POST", FloorOfLiveKit.class.getName(), classPaths.byHand());
    }

    Contestant liveKit() {
        return new Contestant(
                "UniSession LiveKit", ByLiveKit.class.getName(), classPaths.provider("unisession-livekit"));
    }

    Contestant floorOfZoom() {
        return new Contestant("OkHttp + JsonParser", FloorOfZoom.class.getName(), classPaths.byHand());
    }

    Contestant zoom() {
        return new Contestant("UniSession Zoom", ByZoom.class.getName(), classPaths.provider("unisession-zoom"));
    }

    Contestant descriptor() {
        return new Contestant(
                "UniSession descriptor", ByDescriptor.class.getName(), classPaths.provider("unisession-generic"));
    }

    Contestant eventByHand() {
        return new Contestant("by hand", EventByHand.class.getName(), classPaths.all());
    }

    Contestant event() {
        return new Contestant("UniSession", EventByUniSession.class.getName(), classPaths.all());
    }

    Contestant get() {
        return new Contestant("GET", ByEndpoint.Get.class.getName(), classPaths.provider("unisession-core"));
    }

    Contestant postWithoutRule() {
        return new Contestant(
                "POST that may be sent twice, without the rule",
                ByEndpoint.WithoutRule.class.getName(),
                classPaths.provider("unisession-core"));
    }

    Contestant postWithRule() {
        return new Contestant(
                "POST that must be sent once, with the rule",
                ByEndpoint.WithRule.class.getName(),
                classPaths.provider("unisession-core"));
    }

    Contestant peer(String name, String className) throws IOException {
        return new Contestant(name, "io.unisession.benchmarks.peers." + className, classPaths.peer(name));
    }

    /** Subjects and targets, in turn, of one paired run. */
    PairedResult paired(int forks, int warmUpMillis, int calls, int rounds, List<String> subjects)
            throws IOException, InterruptedException {
        PairedResult result = new PairedResult();
        for (int fork = 0; fork < scaled(forks, 2); fork++) {
            List<String> arguments = new ArrayList<>();
            arguments.add(Integer.toString(scaled(warmUpMillis, WARM_UP_MILLIS)));
            arguments.add(Integer.toString(calls));
            arguments.add(Integer.toString(scaled(rounds, 6)));
            arguments.addAll(subjects);
            result.addFork(jdk().measure(classPaths.measuring().toString(), PairedRun.class, arguments));
        }
        return result;
    }

    /** So much of a number as the run is long. */
    int scaled(int full, int least) {
        return Math.max(Math.min(least, full), (int) Math.round(full * length));
    }
}
