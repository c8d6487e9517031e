package eu.peregrine.scholarships.call;

import java.util.Locale;

/** What can make an instalment due. */
public enum ReleaseTrigger {
    /** The contract is signed. */
    CONTRACT_SIGNED,
    /** So many days before the planned start; also after it. */
    DAYS_BEFORE_START,
    /** The host attested the arrival. */
    ARRIVAL_ATTESTED,
    /** The host attested the departure. */
    DEPARTURE_ATTESTED,
    /** The host's transcript was received and recognised. */
    TRANSCRIPT_RECEIVED,
    /** The student reported on the stay, and it is over. */
    PARTICIPANT_REPORT;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String form() {
        return this == DAYS_BEFORE_START ? code() + "(n)" : code();
    }
}
