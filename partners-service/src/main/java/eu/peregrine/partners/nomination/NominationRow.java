package eu.peregrine.partners.nomination;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A nomination as a row of a table; the columns are those of {@link NominationView}, with names instead of references.
 *
 * @param id of the mobility
 * @param reference what people quote it by
 * @param direction {@code outgoing} or {@code incoming}
 * @param kind such as {@code exchange}
 * @param state where the mobility stands
 * @param academicYear in which the stay starts
 * @param term in which it starts
 * @param start first day
 * @param end last day
 * @param sending name of the organisation that sends
 * @param host name of the first organisation that hosts
 * @param agreement reference of the agreement whose seat it takes
 * @param activity what the seat is for
 */
record NominationRow(
        UUID id,
        String reference,
        String direction,
        String kind,
        String state,
        String academicYear,
        String term,
        LocalDate start,
        LocalDate end,
        LocalizedText sending,
        LocalizedText host,
        String agreement,
        String activity) {

    /** @param agreement reference of the agreement, or null */
    static NominationRow of(NominationView view, String agreement) {
        return new NominationRow(
                view.id(),
                view.reference(),
                view.direction(),
                view.kind(),
                view.state(),
                view.academicYear(),
                view.term(),
                view.start(),
                view.end(),
                name(view.sending()),
                name(view.host()),
                agreement,
                view.activity());
    }

    private static LocalizedText name(Ref organisation) {
        return organisation == null ? null : organisation.name();
    }
}
