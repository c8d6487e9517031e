package eu.peregrine.scholarships.report;

import eu.peregrine.scholarships.award.Award;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.InstalmentState;
import eu.peregrine.scholarships.call.ReleaseCondition;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/** In which month an instalment that is not paid can be expected to be: when the first of its conditions will be met. */
final class ExpectedMonth {

    /** How long after the stay reports and transcripts usually take, in days; Erasmus+ asks for the balance within 45. */
    private static final int AFTER_THE_STAY = 45;

    private ExpectedMonth() {}

    /**
     * The month; never one that is over.
     *
     * @param stay what is known of the stay; null for none
     */
    static YearMonth of(Instalment instalment, Award award, MobilityFacts stay, LocalDate today) {
        if (instalment.state() != InstalmentState.PLANNED) {
            return YearMonth.from(today);
        }
        LocalDate contract = award.contractSignedOn() != null ? award.contractSignedOn() : award.acceptBy();
        return instalment.releaseWhen().stream()
                .map(condition -> day(condition, contract, stay))
                .filter(Objects::nonNull)
                .map(day -> day.isBefore(contract) ? contract : day)
                .min(LocalDate::compareTo)
                .filter(day -> day.isAfter(today))
                .map(YearMonth::from)
                .orElse(YearMonth.from(today));
    }

    private static LocalDate day(ReleaseCondition condition, LocalDate contract, MobilityFacts stay) {
        LocalDate start = stay == null ? null : stay.startsOn();
        LocalDate end = stay == null ? null : stay.endsOn();
        return switch (condition.when()) {
            case CONTRACT_SIGNED -> contract;
            case DAYS_BEFORE_START -> start == null ? null : start.minusDays(condition.days());
            case ARRIVAL_ATTESTED -> start;
            case DEPARTURE_ATTESTED -> end;
            case TRANSCRIPT_RECEIVED, PARTICIPANT_REPORT -> end == null ? null : end.plusDays(AFTER_THE_STAY);
        };
    }
}
