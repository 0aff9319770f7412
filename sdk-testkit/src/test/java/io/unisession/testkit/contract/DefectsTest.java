package io.unisession.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
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
                part(Defect.QUOTES_THE_SERVICE, Contract::capability_anyOutput_hasNoSecret),
                part(Defect.TIMES_AS_WRITTEN, Contract::getSession_placeholderForNoTime_isNoTime),
                part(Defect.TIMES_AS_WRITTEN, Contract::getSession_unreadableTime_isReported),
                part(Defect.SILENT_ABOUT_TIMES, Contract::getSession_unreadableTime_isReported),
                part(Defect.NEEDS_A_LIST, Contract::listing_nothingInPlaceOfItsItems_isEmpty),
                part(Defect.HIDES_FAILED_PAGES, Contract::listing_errorOnALaterPage_keepsTheEarlierItems),
                part(Defect.BELIEVES_TOTALS, Contract::listing_totalTooSmall_isComplete),
                part(Defect.STAYS_AT_ITS_HOST, Contract::listing_linkToAnotherHost_staysAtTheBaseUrl));
    }

    private static Arguments part(Defect defect, Function<Contract, Stream<DynamicTest>> part) {
        return Arguments.of(defect, Named.of("a part", part));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void part_providerWithTheDefect_fails(Defect defect, Function<Contract, Stream<DynamicTest>> part) {
        List<DynamicTest> tests = part.apply(new Contract(defect)).toList();

        assertThat(tests).isNotEmpty();
        assertThat(tests.stream().filter(DefectsTest::fails)).isNotEmpty();
    }

    private static boolean fails(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return false;
        } catch (Throwable failure) {
            return failure instanceof AssertionError || failure instanceof Exception;
        }
    }
}
