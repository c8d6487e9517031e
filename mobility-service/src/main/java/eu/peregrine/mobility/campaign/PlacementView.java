package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What the allocation decided about a student.
 *
 * @param destination where the student may go; absent when not placed
 * @param rank which of their wishes that is, from 1
 * @param score theirs at that destination
 * @param waiting whether a wish ranked higher will still be the student's if a seat becomes free there
 * @param answerBy by when an offer must be taken; absent when nothing is offered
 * @param mobility what the place became; absent before nomination
 * @param actions what the caller can do now; absent in lists
 */
public record PlacementView(
        UUID id,
        Ref campaign,
        Ref student,
        CandidacyState state,
        Ref destination,
        Integer rank,
        BigDecimal score,
        Explanation explanation,
        boolean waiting,
        Deadline answerBy,
        Ref mobility,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {}
