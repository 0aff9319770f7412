package io.unisession.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unisession.testkit.internal.Json;
import io.unisession.testkit.tenbyte.FakeTenbyte;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of a whole service: what it makes of requests, and what becomes of its responses. */
class FakeServiceChangesTest {
    private final FakeTenbyte fake = FakeTenbyte.start();
    private final RawClient client = RawClient.of(fake);

    @BeforeEach
    void addSessions() {
        for (int number = 1; number <= 3; number++) {
            fake.addSession("{\"id\":\"s-" + number + "\",\"ended_at\":\"2026-03-01T10:00:00Z\"}");
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void beforeHandling_pageParametersRemoved_returnsTheSamePage() throws Exception {
        fake.beforeHandling(request -> request.withoutQuery("page"));

        assertThat(ids("/sessions?page=2&limit=2"))
                .isEqualTo(ids("/sessions?page=1&limit=2"))
                .hasSize(2);
        assertThat(fake.requests().get(0).rawQuery()).isEqualTo("page=2&limit=2");
    }

    @Test
    void beforeHandling_pageClamped_repeatsTheLastPage() throws Exception {
        fake.beforeHandling(request -> request.withQuery(
                "page",
                String.valueOf(
                        Math.min(2, Integer.parseInt(request.queryValue("page").orElse("1"))))));

        assertThat(ids("/sessions?page=9&limit=2"))
                .isEqualTo(ids("/sessions?page=2&limit=2"))
                .hasSize(1);
    }

    @Test
    void beforeSending_cursorThatChanges_isInEachResponse() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        fake.beforeSending(
                json -> json.set("/next", "cursor-" + pages.incrementAndGet()).set("/more", true));

        assertThat(json("/sessions").path("next").textValue()).isEqualTo("cursor-1");
        assertThat(json("/sessions").path("next").textValue()).isEqualTo("cursor-2");
        assertThat(json("/sessions").path("more").booleanValue()).isTrue();
    }

    @Test
    void beforeSending_listReplacedByNull_isNull() throws Exception {
        fake.beforeSending(json -> json.set("/data/sessions", null).set("/data/total", 0));

        assertThat(json("/sessions").at("/data/sessions").isNull()).isTrue();
        assertThat(json("/sessions").at("/data/total").intValue()).isZero();
    }

    @Test
    void beforeSending_eachFieldOfAName_isWrittenHoweverDeep() throws Exception {
        fake.beforeSending(json -> json.setEach("ended_at", 0));

        assertThat(json("/sessions").findValues("ended_at"))
                .hasSize(3)
                .allSatisfy(end -> assertThat(end.isInt()).isTrue());
    }

    @Test
    void beforeSending_anotherId_respondsAboutAnotherSession() throws Exception {
        fake.beforeSending(json -> {
            if (json.text("/data/id").filter("s-1"::equals).isPresent()) {
                json.set("/data/id", "s-2").remove("/success");
            }
        });

        assertThat(json("/sessions/s-1").at("/data/id").textValue()).isEqualTo("s-2");
        assertThat(json("/sessions/s-1").has("success")).isFalse();
        assertThat(json("/sessions/s-3").has("success")).isTrue();
    }

    @Test
    void beforeSending_enqueuedResponse_isSentAsItIs() throws Exception {
        fake.beforeSending(json -> json.set("/added", true));
        fake.enqueue(FakeResponse.json(200, "{}"));

        assertThat(client.get("/sessions").body()).isEqualTo("{}");
    }

    @Test
    void set_elementOfAList_isReplacedAndNoneIsAdded() {
        JsonBody body = JsonBody.parse("{\"list\":[1,2]}").orElseThrow();

        body.set("/list/1", List.of("a")).set("/list/7", "b").set("/nowhere/x", "c");

        assertThat(body).hasToString("{\"list\":[1,[\"a\"]]}");
    }

    private List<String> ids(String path) throws Exception {
        return json(path).at("/data/sessions").findValuesAsText("id");
    }

    private JsonNode json(String path) throws Exception {
        return Json.readObject(client.get(path).body());
    }
}
