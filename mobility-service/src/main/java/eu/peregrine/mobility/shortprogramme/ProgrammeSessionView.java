package eu.peregrine.mobility.shortprogramme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session as everybody sees it.
 *
 * @param campus where it is held; absent for Paris
 * @param window when applications are taken
 * @param held how many places are offered, accepted or used
 * @param fee what each pays; absent for nothing
 * @param answerDays how many days somebody who is offered a place has to answer
 * @param reason why it was cancelled
 * @param actions what the caller can do now; absent in lists
 */
public record ProgrammeSessionView(
        UUID id,
        String reference,
        SessionKind kind,
        SessionState state,
        LocalizedText title,
        String description,
        String place,
        String country,
        Ref campus,
        List<SessionLanguage> languages,
        Period period,
        Period window,
        int capacity,
        int held,
        Money fee,
        int answerDays,
        String reason,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static ProgrammeSessionView of(ProgrammeSession s, List<Action> actions) {
        return new ProgrammeSessionView(
                s.id(),
                s.reference(),
                s.kind(),
                s.state(),
                s.title(),
                s.description(),
                s.place(),
                s.country(),
                Ref.to("campuses", s.campusId()),
                s.languages(),
                s.period(),
                s.window(),
                s.capacity(),
                s.held(),
                s.fee(),
                s.answerDays(),
                s.reason(),
                s.updatedAt(),
                actions,
                s.version());
    }
}
