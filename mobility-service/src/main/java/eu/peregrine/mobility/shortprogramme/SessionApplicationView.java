package eu.peregrine.mobility.shortprogramme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * An application as staff, the applicant or the nominating partner see it.
 *
 * @param nominatedBy the partner; absent for somebody who applied
 * @param placeInLine in which order people were put on the waiting list
 * @param answerBy until when an offer can be answered
 * @param fee what is known of the fee
 * @param feeAmount what was owed when the place was accepted
 * @param comment what was said about the decision
 * @param actions what the caller can do now; absent in lists
 */
public record SessionApplicationView(
        UUID id,
        Ref session,
        SessionApplicationState state,
        Ref nominatedBy,
        String givenName,
        String familyName,
        String email,
        String institution,
        String nationality,
        String motivation,
        Integer placeInLine,
        Deadline answerBy,
        SessionFee fee,
        Money feeAmount,
        String comment,
        LocalDate arrivedOn,
        Instant submittedAt,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static SessionApplicationView of(SessionApplication a, ProgrammeSession s, ZoneId zone, List<Action> actions) {
        return new SessionApplicationView(
                a.id(),
                Ref.to("programme-sessions", s.id(), s.title()),
                a.state(),
                Ref.to("organisations", a.nominatedBy()),
                a.givenName(),
                a.familyName(),
                a.email(),
                a.institution(),
                a.nationality(),
                a.motivation(),
                a.placeInLine(),
                a.answerBy() == null ? null : Deadline.of(a.answerBy(), zone),
                a.fee(),
                a.feeAmount(),
                a.comment(),
                a.arrivedOn(),
                a.submittedAt(),
                a.updatedAt(),
                actions,
                a.version());
    }
}
