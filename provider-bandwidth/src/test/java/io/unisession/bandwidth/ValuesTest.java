package io.unisession.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The values that applications make, compare and print. */
class ValuesTest {
    private static BandwidthParticipant.Builder participant() {
        return BandwidthParticipant.builder("p");
    }

    private static NewParticipant.Builder newParticipant() {
        return NewParticipant.builder();
    }

    /** Values no two of which are equal. */
    private static List<Object> different() {
        return List.of(
                NewSession.builder().build(),
                NewSession.builder().tag("t").build(),
                newParticipant().build(),
                newParticipant().tag("t").build(),
                newParticipant().callbackUrl("u").build(),
                newParticipant().deviceApiVersion("V3").build(),
                newParticipant().publishPermissions().build(),
                newParticipant().publishPermissions(PublishPermission.AUDIO).build(),
                Subscriptions.none(),
                Subscriptions.wholeSession(),
                Subscriptions.toParticipants(List.of("a")),
                Subscriptions.toParticipants(List.of("a", "b")),
                Subscriptions.builder().streams("a", "x").build(),
                ParticipantSubscription.of("a", List.of()),
                ParticipantSubscription.of("a", List.of("x")),
                ParticipantSubscription.of("b", List.of()),
                participant().build(),
                BandwidthParticipant.builder(null).build(),
                participant().tag("t").build(),
                participant().callbackUrl("u").build(),
                participant().deviceApiVersion("V3").build(),
                participant().sessionIds(List.of("s")).build(),
                participant().subscriptions(Subscriptions.none()).build(),
                participant()
                        .publishPermissions(Set.of(PublishPermission.VIDEO))
                        .build(),
                new CreatedParticipant(participant().build(), Secret.of("x"), ProviderDocument.empty()),
                new CreatedParticipant(participant().build(), Secret.of("y"), ProviderDocument.empty()),
                new CreatedParticipant(participant().tag("t").build(), Secret.of("x"), ProviderDocument.empty()));
    }

    @Test
    void equals_comparesAllFields() {
        List<Object> values = different();
        List<Object> same = different();

        assertThat(values).isEqualTo(same).doesNotHaveDuplicates();
        assertThat(values.stream().map(Object::hashCode))
                .isEqualTo(same.stream().map(Object::hashCode).toList());
    }

    @Test
    void equals_rawAndMetadata_takeNoPart() {
        assertThat(participant()
                        .raw(ProviderDocument.of("{}"))
                        .metadata(ResponseMetadata.builder()
                                .httpStatus(200)
                                .attempts(1)
                                .build())
                        .build())
                .isEqualTo(participant().build());
        assertThat(Subscriptions.builder()
                        .raw(ProviderDocument.of("{}"))
                        .metadata(ResponseMetadata.builder()
                                .httpStatus(204)
                                .attempts(1)
                                .build())
                        .build())
                .isEqualTo(Subscriptions.none());
    }

    @Test
    void newParticipant_hasWhatItWasGiven() {
        NewParticipant participant = newParticipant()
                .callbackUrl("https://example.com/callback")
                .publishPermissions(List.of(PublishPermission.VIDEO))
                .tag("t")
                .deviceApiVersion("V3")
                .build();

        assertThat(participant.callbackUrl()).contains("https://example.com/callback");
        assertThat(participant.publishPermissions()).contains(Set.of(PublishPermission.VIDEO));
        assertThat(participant.tag()).contains("t");
        assertThat(participant.deviceApiVersion()).contains("V3");
        assertThat(newParticipant().build().publishPermissions()).isEqualTo(Optional.empty());
        assertThat(NewSession.builder().tag("t").build().tag()).contains("t");
    }

    @Test
    void toString_leavesOutWhatApplicationsWrite() {
        assertThat(NewSession.builder().tag("canary").build()).hasToString("NewSession[tagged]");
        assertThat(NewSession.builder().build()).hasToString("NewSession[untagged]");
        assertThat(newParticipant()
                        .tag("canary")
                        .callbackUrl("https://example.com/?canary")
                        .publishPermissions(PublishPermission.AUDIO)
                        .build())
                .hasToString("NewParticipant[publishPermissions=[AUDIO], deviceApiVersion=null]");
        BandwidthParticipant participant = participant()
                .tag("canary")
                .callbackUrl("https://example.com/?canary")
                .sessionIds(List.of("s"))
                .build();
        assertThat(participant).hasToString("BandwidthParticipant[id=p, sessionIds=[s], publishPermissions=[]]");
        assertThat(new CreatedParticipant(participant, Secret.of("canary"), ProviderDocument.empty()))
                .hasToString("CreatedParticipant[" + participant + ", token=***]");
    }

    @Test
    void toString_ofSubscriptions_namesTheKind() {
        assertThat(Subscriptions.none()).hasToString("Subscriptions[none]");
        assertThat(Subscriptions.wholeSession()).hasToString("Subscriptions[whole session]");
        assertThat(Subscriptions.toParticipants(List.of("a", "b"))).hasToString("Subscriptions[participants=2]");
        assertThat(ParticipantSubscription.of("a", List.of("x")))
                .hasToString("ParticipantSubscription[participantId=a, streams=1]");
        assertThat(ParticipantSubscription.of("a", List.of()))
                .hasToString("ParticipantSubscription[participantId=a, streams=all]");
    }
}
