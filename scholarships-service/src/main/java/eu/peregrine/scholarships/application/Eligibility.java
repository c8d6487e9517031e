package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallKind;
import eu.peregrine.scholarships.fund.Restrictions;
import eu.peregrine.scholarships.mobility.Direction;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Decides by the rules of a call and its fund who may be scored, and names everything that speaks against it. */
final class Eligibility {

    private Eligibility() {}

    /** That no stay is named where one is asked for; a fund for stays inside the school asks for none. */
    static List<Reason> withoutMobility(Call call, Restrictions fund) {
        boolean asked = call.kind() == CallKind.ABROAD || fund.asksForStay();
        return asked
                ? List.of(new Reason("mobility-missing", "A stay is asked for, and the application names none."))
                : List.of();
    }

    /** That the stay is named and nobody has told of it. */
    static List<Reason> unknownMobility() {
        return List.of(new Reason("mobility-unknown", "The stay that the application names is not known."));
    }

    /** Everything that speaks against the stay; nothing when the application is eligible. */
    static List<Reason> against(Call call, Restrictions fund, UUID studentId, MobilityFacts mobility) {
        List<Reason> reasons = new ArrayList<>();
        if (!studentId.equals(mobility.studentId())) {
            reasons.add(new Reason("mobility-of-another", "The stay belongs to another student."));
        }
        if (mobility.cancelled()) {
            reasons.add(new Reason("mobility-cancelled", "The stay was cancelled."));
        }
        boolean outgoing = Direction.OUTGOING.code().equals(mobility.direction());
        if (call.kind() == CallKind.ABROAD && !outgoing) {
            reasons.add(new Reason("not-abroad", "The call is for stays abroad."));
        }
        if (call.kind() == CallKind.INTERNAL && outgoing) {
            reasons.add(new Reason("not-internal", "The call is for students at the school."));
        }
        if (!call.award().knowsItsMonths(mobility.plannedStart(), mobility.plannedEnd())) {
            reasons.add(new Reason(
                    "dates-unknown", "The award depends on the length of the stay, which is not planned yet."));
        }
        againstRestrictions(fund, mobility, reasons);
        return reasons;
    }

    private static void againstRestrictions(Restrictions fund, MobilityFacts mobility, List<Reason> reasons) {
        if (fund.direction() != null && !fund.direction().code().equals(mobility.direction())) {
            reasons.add(new Reason("direction", "The fund is for another direction of stay."));
        }
        if (excludes(fund.countries(), mobility.hostCountry())) {
            reasons.add(new Reason("country", "The fund does not pay for this country."));
        }
        List<String> kinds = fund.kinds() == null
                ? List.of()
                : fund.kinds().stream().map(MobilityKind::code).toList();
        if (excludes(kinds, mobility.kind())) {
            reasons.add(new Reason("kind", "The fund does not pay for this kind of stay."));
        }
        if (excludes(fund.programmes(), mobility.programmeId())) {
            reasons.add(new Reason("programme", "The fund does not pay for this programme."));
        }
    }

    private static <T> boolean excludes(List<T> allowed, T value) {
        return allowed != null && !allowed.isEmpty() && (value == null || !allowed.contains(value));
    }
}
