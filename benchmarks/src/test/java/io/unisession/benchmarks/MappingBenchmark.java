package io.unisession.benchmarks;

import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What reading a response costs without any transport: the walk, a moment, and the model. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MappingBenchmark {
    private byte[] session;
    private byte[] moment;

    @Setup
    public void read() throws IOException {
        try (InputStream stream = MappingBenchmark.class.getResourceAsStream("/responses/videosdk-session.json")) {
            session = stream.readAllBytes();
        }
        moment = "\"2022-02-22T07:26:43.863Z\"".getBytes();
    }

    /** Every field is passed and none is read. The reader is walked to the end of the text, as the pipeline does it. */
    @Benchmark
    public int walk() throws IOException {
        JsonReader json = JsonReader.over(session);
        int fields = 0;
        if (json.enterObject()) {
            while (json.nextField()) {
                fields++;
            }
        }
        json.nextElement();
        return fields;
    }

    @Benchmark
    public Instant moment() throws IOException {
        JsonReader json = JsonReader.over(moment);
        Instant instant = json.instant();
        json.nextElement();
        return instant;
    }

    /** Id, status and times of a session, as a small provider would map them. */
    @Benchmark
    public Session smallModel() throws IOException {
        ApiResponse response = new ApiResponse(
                session, ResponseMetadata.builder().httpStatus(200).attempts(1).build());
        JsonReader json = response.json();
        Session.Builder builder = Session.builder("benchmark");
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "id" -> builder.id(json.id());
                    case "start" -> builder.startedAt(json.instant());
                    case "end" -> builder.endedAt(json.instant());
                    default -> {}
                }
            }
        }
        json.nextElement();
        return builder.raw(response.document()).metadata(response.metadata()).build();
    }
}
