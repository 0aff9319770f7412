package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part of the contract fails for a provider that does wrong what the part is about. */
class DefectsTest {
    private static final class Contract extends SessionProviderContract {
        private final Defect defect;

        private Contract(Defect defect) {
            this.defect = defect;
        }

        @Override
        public ProviderUnderTest provider() {
            return new AcmeUnderTest(defect);
        }
    }

    private static Stream<Arguments> parts() {
        return Stream.of(
                part(Defect.OWN_HTTP, Contract::capability_idleConnectionsWereClosed_takesEffectOnce),
                part(Defect.OWN_HTTP, Contract::capability_requestRefusedByHttp2_isSentAgainAndTakesEffectOnce),
                part(Defect.OWN_HTTP, Contract::capability_gzipInAnyForm_isRead),
                part(Defect.OWN_HTTP, Contract::capability_emptySuccessLabelledGzip_isASuccess),
                part(Defect.OWN_HTTP, Contract::capability_wrongOrUnknownEncoding_isOneErrorThatNamesIt),
                part(Defect.OWN_HTTP, Contract::capability_amplifiedBody_isAnErrorOfTheResponse),
                part(Defect.READS_WITHOUT_LIMIT, Contract::getSession_listOfTinyElements_isBounded),
                part(Defect.ANY_SESSION, Contract::capability_readsAnotherSession_changesNothing),
                part(Defect.SIMILAR_IDS, Contract::getSession_responseWithASimilarId_isNotTheSession),
                part(Defect.TIMES_AS_WRITTEN, Contract::getSession_placeholderForNoTime_isNoTime),
                part(Defect.TIMES_AS_WRITTEN, Contract::getSession_unreadableTime_isReported),
                part(Defect.SILENT_ABOUT_TIMES, Contract::getSession_unreadableTime_isReported),
                part(Defect.NEEDS_A_LIST, Contract::listing_nothingInPlaceOfItsItems_isEmpty),
                part(Defect.WRONG_SHAPE, Contract::listing_shape_isThatOfRequestsAndResponses),
                part(Defect.LISTS_AT_ONCE, Contract::listing_serviceIgnoresThePage_failsAfterTheFirst),
                part(Defect.COMPUTES_OFFSETS, Contract::listing_serviceRepeatsTheLastPage_repeatsNothing),
                part(Defect.LISTS_AT_ONCE, Contract::listing_sameCursorAgain_fails),
                part(Defect.LISTS_AT_ONCE, Contract::listing_newCursorsForTheSamePage_fails),
                part(Defect.LISTS_AT_ONCE, Contract::listing_newCursorsForEmptyPages_failsAtTheLimit),
                part(Defect.COMPUTES_OFFSETS, Contract::listing_moreForEver_isComplete),
                part(Defect.COMPUTES_OFFSETS, Contract::listing_totalTooLarge_isComplete),
                part(Defect.HIDES_FAILED_PAGES, Contract::listing_errorOnALaterPage_keepsTheEarlierItems),
                part(Defect.BELIEVES_TOTALS, Contract::listing_totalTooSmall_isComplete),
                part(Defect.STAYS_AT_ITS_HOST, Contract::listing_linkToAnotherHost_staysAtTheBaseUrl));
    }

    private static Arguments part(Defect defect, Function<Contract, Stream<DynamicTest>> part) {
        return Arguments.of(defect, Named.of("a part", part));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_onlyTheProviderWithTheDefect_fails(Defect defect, Function<Contract, Stream<DynamicTest>> part) {
        assertThat(firstFailure(part, Defect.NONE)).isEmpty();
        assertThat(firstFailure(part, defect)).isPresent();
    }

    /** For one capability, because all take longer than the tests above. */
    @Test
    void secrets_providerThatQuotesTheService_fails() {
        assertThat(firstFailure(
                        contract -> contract.capability_anyOutput_hasNoSecret()
                                .filter(test -> test.getDisplayName().startsWith("JoinTokens")),
                        Defect.QUOTES_THE_SERVICE))
                .isPresent();
    }

    private static Optional<String> firstFailure(Function<Contract, Stream<DynamicTest>> part, Defect defect) {
        List<DynamicTest> tests = part.apply(new Contract(defect)).toList();
        assertThat(tests).isNotEmpty();
        return tests.stream()
                .map(DefectsTest::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> failure(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(test.getDisplayName() + ": " + failure);
        }
    }
}
