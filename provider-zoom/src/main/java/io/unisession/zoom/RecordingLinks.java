package io.unisession.zoom;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.Recording;
import io.unisession.Secret;
import io.unisession.SessionArtifact;
import io.unisession.Timing;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ArtifactLinks;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Addresses of the files of cloud recordings with Zoom's download token, which is good for nothing but these files. The
 * token is added only to addresses of Zoom, whatever a response says.
 */
final class RecordingLinks implements ArtifactLinks {
    static final List<String> ORIGINS = List.of("https://zoom.us", "https://*.zoom.us");

    /** A longer download fetches another one. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Endpoint RECORDINGS = Endpoint.get("download", "/meetings/{sessionId}/recordings");

    private final HttpPipeline http;
    private final Timing timing;
    private final URI baseUrl;

    RecordingLinks(HttpPipeline http, Timing timing, String baseUrl) {
        this.http = http;
        this.timing = timing;
        this.baseUrl = URI.create(baseUrl);
    }

    @Override
    public ArtifactFile fetch(SessionArtifact artifact, ArtifactFile file, CallOptions options) {
        return artifact.sessionId()
                .map(sessionId -> http.call(
                        RECORDINGS
                                .request(ZoomIds.inPath(sessionId))
                                .query("include_fields", "download_access_token")
                                .query("ttl", LIFETIME.toSeconds()),
                        options,
                        response -> link(response, sessionId, artifact, file)))
                .orElseGet(() -> file.toBuilder().address(null).build());
    }

    private ArtifactFile link(ApiResponse response, String sessionId, SessionArtifact artifact, ArtifactFile file)
            throws IOException {
        List<ArtifactFile> files = (artifact instanceof Recording
                        ? RecordingMapping.recordings(response, sessionId).stream()
                                .filter(each -> each.id().equals(artifact.id()))
                                .flatMap(each -> each.files().stream())
                        : RecordingMapping.transcripts(response, sessionId).stream()
                                .filter(each -> each.id().equals(artifact.id()))
                                .flatMap(each -> Stream.concat(each.files().stream(), each.summaryFiles().stream())))
                .toList();
        ArtifactFile found = ArtifactLinks.find(file, files);
        String token = response.document().text("/download_access_token").orElse(null);
        String address = found.address().map(Secret::reveal).orElse(null);
        if (token == null || address == null || !isOfZoom(address)) {
            return found;
        }
        char separator = address.indexOf('?') < 0 ? '?' : '&';
        return found.toBuilder()
                .address(Secret.of(
                        address + separator + "access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .addressExpiresAt(timing.now().plus(LIFETIME))
                .build();
    }

    private boolean isOfZoom(String address) {
        try {
            URI uri = URI.create(address);
            String host = String.valueOf(uri.getHost());
            return ("https".equals(uri.getScheme()) && (host.equals("zoom.us") || host.endsWith(".zoom.us")))
                    || (baseUrl.getScheme().equals(uri.getScheme())
                            && baseUrl.getAuthority().equals(uri.getAuthority()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
