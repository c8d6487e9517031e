package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallKind;
import eu.peregrine.scholarships.call.EligibilityRules;
import eu.peregrine.scholarships.fund.Restrictions;
import eu.peregrine.scholarships.mobility.Direction;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Decides by the rules of a call and its funds who may be scored, and names everything that speaks against it. */
public final class Eligibility {

    private Eligibility() {}

    /** That no stay is named where one is asked for; a fund for stays inside the school asks for none. */
    static List<Reason> withoutMobility(Call call, List<Restrictions> funds) {
        boolean asked = call.kind() == CallKind.ABROAD
                || funds.stream().allMatch(Restrictions::asksForStay)
                || call.eligibility().asksForStay()
                || call.award().byGrantRule();
        return asked
                ? List.of(new Reason("mobility-missing", "A stay is asked for, and the application names none."))
                : List.of();
    }

    /** That the stay is named and nobody has told of it. */
    static List<Reason> unknownMobility() {
        return List.of(new Reason("mobility-unknown", "The stay that the application names is not known."));
    }

    /**
     * Everything that speaks against the stay; nothing when the application is eligible. One of the call's funds has to be
     * for it; where none is, each says why.
     */
    static List<Reason> against(Call call, List<Restrictions> funds, UUID studentId, MobilityFacts mobility) {
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
        if (!call.award().knowsItsMonths(mobility.startsOn(), mobility.endsOn())) {
            reasons.add(new Reason(
                    "dates-unknown", "The award depends on the length of the stay, which is not planned yet."));
        }
        if (call.award().byGrantRule() && MobilityKind.of(mobility.kind()).isEmpty()) {
            reasons.add(new Reason(
                    "kind-unknown",
                    "The award depends on what the stay is for, which is none of the kinds known here."));
        }
        if (funds.stream().noneMatch(fund -> pays(fund, mobility))) {
            funds.stream()
                    .flatMap(fund -> againstRestrictions(fund, mobility).stream())
                    .distinct()
                    .forEach(reasons::add);
        }
        againstCall(call.eligibility(), mobility, reasons);
        return reasons;
    }

    private static void againstCall(EligibilityRules call, MobilityFacts mobility, List<Reason> reasons) {
        if (excludes(codes(call.kinds()), mobility.kind())) {
            reasons.add(new Reason("call-kind", "The call is for other kinds of stay."));
        }
        if (excludes(call.countries(), mobility.hostCountry())) {
            reasons.add(new Reason("call-country", "The call is for other countries."));
        }
        if (excludes(call.programmes(), mobility.programmeId())) {
            reasons.add(new Reason("call-programme", "The call is for other programmes."));
        }
        if (call.minimumDays() == null && call.maximumDays() == null) {
            return;
        }
        if (mobility.startsOn() == null || mobility.endsOn() == null) {
            reasons.add(new Reason("length-unknown", "The call asks for a length, and the stay is not planned yet."));
            return;
        }
        long days = ChronoUnit.DAYS.between(mobility.startsOn(), mobility.endsOn()) + 1;
        if (call.minimumDays() != null && days < call.minimumDays()) {
            reasons.add(new Reason("stay-too-short", "The stay has " + days + " days, fewer than the call asks for."));
        }
        if (call.maximumDays() != null && days > call.maximumDays()) {
            reasons.add(new Reason("stay-too-long", "The stay has " + days + " days, more than the call allows."));
        }
    }

    private static List<String> codes(List<MobilityKind> kinds) {
        return kinds == null
                ? List.of()
                : kinds.stream().map(MobilityKind::code).toList();
    }

    /** Whether a fund is for the stay; for no stay, whether it asks for none. */
    public static boolean pays(Restrictions fund, MobilityFacts mobility) {
        return mobility == null
                ? !fund.asksForStay()
                : againstRestrictions(fund, mobility).isEmpty();
    }

    private static List<Reason> againstRestrictions(Restrictions fund, MobilityFacts mobility) {
        List<Reason> reasons = new ArrayList<>();
        if (fund.direction() != null && !fund.direction().code().equals(mobility.direction())) {
            reasons.add(new Reason("direction", "The fund is for another direction of stay."));
        }
        if (excludes(fund.countries(), mobility.hostCountry())) {
            reasons.add(new Reason("country", "The fund does not pay for this country."));
        }
        if (excludes(codes(fund.kinds()), mobility.kind())) {
            reasons.add(new Reason("kind", "The fund does not pay for this kind of stay."));
        }
        if (excludes(fund.programmes(), mobility.programmeId())) {
            reasons.add(new Reason("programme", "The fund does not pay for this programme."));
        }
        return reasons;
    }

    private static <T> boolean excludes(List<T> allowed, T value) {
        return allowed != null && !allowed.isEmpty() && (value == null || !allowed.contains(value));
    }
}
