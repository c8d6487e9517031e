package eu.peregrine.mobility.stay;

import eu.peregrine.kit.identity.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whose mobilities a caller sees: staff all, a partner those it sends or receives, a student their own, anybody else
 * none. It becomes part of the query's WHERE.
 */
record Viewer(boolean staff, UUID organisation, UUID student) {

    /** Of what is not asked for by a caller. */
    static final Viewer EVERYTHING = new Viewer(true, null, null);

    static Viewer of(Caller caller) {
        return new Viewer(caller.staff(), caller.organisationId(), caller.studentId());
    }

    /** HQL over the mobility {@code m}. */
    String condition() {
        if (staff) {
            return "1 = 1";
        }
        String seen = "1 = 0";
        if (organisation != null) {
            seen += " or m.sendingId = :ownOrganisation or exists (select 1 from Segment own"
                    + " where own.mobility = m and own.hostId = :ownOrganisation)";
        }
        if (student != null) {
            seen += " or m.studentId = :ownStudent";
        }
        return "(" + seen + ")";
    }

    /** The parameters of {@link #condition()}. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (!staff && organisation != null) {
            parameters.put("ownOrganisation", organisation);
        }
        if (!staff && student != null) {
            parameters.put("ownStudent", student);
        }
        return parameters;
    }
}
