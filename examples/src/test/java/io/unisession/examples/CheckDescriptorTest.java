package io.unisession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class CheckDescriptorTest {
    @Test
    void run_showsFieldByFieldWhatTheBundledDescriptorReads() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        CheckDescriptor.run(ProgramRun.printing(out));

        assertThat(ProgramRun.lines(out))
                .startsWith("getSession")
                .anySatisfy(line -> assertThat(line).matches("  id +8f14e45f-ceea-467f-a0e6-4b1d3d0c9a11 +/data/id"))
                .anySatisfy(line -> assertThat(line).matches("  status +ACTIVE +/data/status"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("  participants").contains("not declared in the descriptor"));
    }
}
