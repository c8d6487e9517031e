package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;

/**
 * A student who holds a place at a destination, or would rather have one than what they hold.
 *
 * @param position from 1, among those who compete for the same seats
 * @param group for whose seats; absent where they are everybody's
 * @param state of the student in the campaign
 * @param admitted whether they hold a place here
 * @param waiting whether they get one if a seat becomes free
 * @param wish which of their wishes it is, from 1
 * @param score theirs here
 */
public record StandingView(
        int position,
        String group,
        Ref student,
        CandidacyState state,
        boolean admitted,
        boolean waiting,
        int wish,
        BigDecimal score) {}
