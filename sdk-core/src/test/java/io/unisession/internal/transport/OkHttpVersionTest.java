package io.unisession.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class OkHttpVersionTest {
    @Test
    void okHttpOfThisRun_isTheOneThatTheBuildNames_andIsAccepted() {
        assertThat(OkHttpClient.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .endsWith(System.getProperty("okhttp.jar", "okhttp-jvm-5.5.1.jar"));
        assertThatCode(OkHttpVersion::require).doesNotThrowAnyException();
    }

    @Test
    void olderOkHttp_isRefused_withItsPlaceAndWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OkHttpVersion.require(OkHttpVersionTest.class))
                .withMessageMatching("OkHttp 4\\.12 or 5 is needed, but an older one is first on the class path"
                        + " \\(/.*/test-classes\\)\\. Import unisession-bom into dependencyManagement,"
                        + " or set com\\.squareup\\.okhttp3:okhttp to 4\\.12\\.0");
    }
}
