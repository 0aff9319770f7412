package io.unisession.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unisession.ArtifactFile;
import io.unisession.DownloadOptions;
import io.unisession.error.InvalidResponseException;
import io.unisession.error.NotFoundException;
import io.unisession.error.PermissionDeniedException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** Which addresses a file is downloaded from, and when a new one is fetched. */
class DownloadAddressTest extends DownloadTest {
    @Test
    void download_addressIsRejected_fetchesANewOne() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(403).response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(api.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer credential");
        storage.takeRequest();
        RecordedRequest second = storage.takeRequest();
        assertThat(second.getTarget()).isEqualTo("/fresh");
        assertThat(second.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void download_newAddressIsRejectedToo_fails() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(403).response(403);

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: HTTP 403 from the file's server: "
                        + "it rejects the address, which may have expired");
        assertThat(api.requestCount()).isEqualTo(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void download_addressExpiresOnTheWay_fetchesANewOneAndContinues() {
        api.response(200, "{\"path\":\"/first\"}").response(200, "{\"path\":\"/second\"}");
        respond(whole().onResponseBody(new SocketEffect.CloseSocket()), new MockResponse.Builder().code(403));

        downloads.download(RECORDING, ArtifactFile.builder().build(), target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(api.requestCount()).isEqualTo(2);
    }

    @Test
    void download_addressHasExpired_fetchesANewOneFirst() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(whole());
        ArtifactFile expired =
                file.toBuilder().addressExpiresAt(api.timing().now()).build();

        downloads.download(RECORDING, expired, target, DownloadOptions.defaults());

        assertThat(storage.takeRequest().getTarget()).isEqualTo("/fresh");
    }

    @Test
    void download_addressHasNotExpired_isUsed() {
        storage.response(whole());
        ArtifactFile valid = file.toBuilder()
                .addressExpiresAt(api.timing().now().plusSeconds(1))
                .build();

        downloads.download(RECORDING, valid, target, DownloadOptions.defaults());

        assertThat(api.requestCount()).isZero();
    }

    @Test
    void download_noAddressAtAll_saysSo() {
        api.response(200, "{}");

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, ArtifactFile.builder().build(), target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file has no address; it may not be ready, "
                        + "or be in storage of your own");
        assertThat(names()).isEmpty();
    }

    @Test
    void download_fileIsGone_isNotFound() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(404).response(410);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()));
    }

    @Test
    void download_fromAnUnknownHost_isRefusedBeforeAnythingIsSent() {
        downloads = http.files(List.of("https://cdn.acme.example"), this::fresh);

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file is at " + storage.url()
                        + ", which is not known to keep acme's files; "
                        + "if you trust that origin, add it to allowRedirectsTo");
        assertThat(storage.requestCount()).isZero();
    }

    @Test
    void download_fromAHostThatTheApplicationAllows_isDone() {
        storage.response(whole());
        http = api.pipeline(api.settings().allowRedirectsTo(storage.url())).build();

        http.files(List.of(), this::fresh).download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_fromTheProvidersOwnHost_carriesNoCredentials() {
        api.response(whole());

        downloads.download(RECORDING, at(api.url() + "/r.mp4"), target, DownloadOptions.defaults());

        assertThat(api.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void download_redirectToAKnownHost_isFollowed() {
        api.response(new MockResponse.Builder().code(302).addHeader("Location", storage.url() + "/there"));
        storage.response(whole());

        downloads.download(RECORDING, at(api.url() + "/here"), target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void download_redirectToAnUnknownHost_isRefused() {
        storage.response(new MockResponse.Builder().code(302).addHeader("Location", "https://elsewhere.example/r"));

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessageContaining("the file is at https://elsewhere.example, which is not known");
    }

    @Test
    void download_redirectsInACircle_ends() {
        for (int hop = 0; hop < 6; hop++) {
            storage.response(new MockResponse.Builder().code(302).addHeader("Location", "/again"));
        }

        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, file, target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the address of the file redirects too often");
    }

    @Test
    void download_addressIsNotEncrypted_isRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(
                        RECORDING, at("http://cdn.acme.example/r.mp4"), target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the file is at http://cdn.acme.example, which is not https");
    }

    @Test
    void download_addressIsNoUrl_isRefusedWithoutShowingIt() {
        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> downloads.download(RECORDING, at("canary:7"), target, DownloadOptions.defaults()))
                .withMessage("acme download failed: the address of the file is not a URL");
    }
    /** Amazon's and Google's storage answer so, where an address was signed with credentials that have expired. */
    @Test
    void download_addressIsRejectedAsABadRequest_fetchesANewOne() {
        api.response(200, "{\"path\":\"/fresh\"}");
        storage.response(400).response(whole());

        downloads.download(RECORDING, file, target, DownloadOptions.defaults());

        assertThat(target).hasBinaryContent(CONTENT);
        storage.takeRequest();
        assertThat(storage.takeRequest().getTarget()).isEqualTo("/fresh");
    }
}
