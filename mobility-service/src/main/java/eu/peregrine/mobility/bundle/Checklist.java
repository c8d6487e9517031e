package eu.peregrine.mobility.bundle;

import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.FundingView;
import eu.peregrine.mobility.stay.Missing;
import eu.peregrine.mobility.stay.MobilityFile;
import eu.peregrine.mobility.stay.MobilityState;
import eu.peregrine.mobility.stay.MobilityView;
import eu.peregrine.mobility.stay.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an auditor looks for in a file, and whether it is there. A cancelled stay owes nothing but its trail. */
final class Checklist {

    private static final Set<String> SETTLED = Set.of("PAID", "CANCELLED");
    private static final Set<String> APPROVALS = Set.of("host-approved", "recorded");

    private Checklist() {}

    static List<Check> of(MobilityFile file, List<AuditEntry> trail) {
        MobilityView stay = file.mobility();
        MobilityState state = stay.state();
        boolean takesPlace = state != MobilityState.CANCELLED;
        boolean begun = state.arrived();
        boolean over = begun && state != MobilityState.ON_SITE && state != MobilityState.INTERRUPTED;
        boolean closed = state == MobilityState.CLOSED;
        List<Check> checks = new ArrayList<>();
        checks.add(Check.of(
                "host-approval",
                takesPlace && begun,
                file.timeline().stream().map(Step::what).anyMatch(APPROVALS::contains),
                "The host has approved the stay."));
        if (stay.kind().studies()) {
            checks.add(Check.of(
                    "learning-agreement",
                    takesPlace && begun,
                    file.learningAgreement() != null && file.learningAgreement().inForceVersion() != null,
                    "Everybody has signed a version of the learning agreement."));
            checks.add(Check.of(
                    "transcript", over, !stay.transcript().isEmpty(), "The transcript of the courses taken has come."));
        }
        if (stay.kind().underConvention()
                || file.convention() != null
                || stay.missing().contains(Missing.CONVENTION)) {
            checks.add(
                    Check.of("convention", takesPlace && begun, stay.conventionSigned(), "The convention is signed."));
        }
        checks.add(Check.of("insurance", takesPlace && begun, stay.insurance(), "Insurance was shown."));
        checks.add(Check.of(
                "arrival-attested",
                begun,
                stay.segments().get(0).actual() != null
                        && stay.segments().get(0).actual().start() != null,
                "The host has attested the arrival."));
        MobilityView.SegmentView last = stay.segments().get(stay.segments().size() - 1);
        checks.add(Check.of(
                "departure-attested",
                over,
                last.actual() != null && last.actual().end() != null,
                "The host has attested the departure."));
        if (stay.direction() == Direction.OUTGOING) {
            checks.add(Check.of(
                    "recognition",
                    closed,
                    state == MobilityState.RECOGNISED || closed,
                    "The school has recognised the stay."));
        }
        boolean onPaper = file.timeline().stream().anyMatch(step -> step.basis() == Basis.RECORDED);
        checks.add(Check.of(
                "paper-of-recorded-acts",
                onPaper,
                !onPaper || !file.documents().isEmpty(),
                "What was entered from paper is attached as a document."));
        payments(file.funding(), closed, checks);
        checks.add(Check.of("trail", true, contiguous(trail), "The trail has a line for every change."));
        return checks;
    }

    private static void payments(FundingView funding, boolean closed, List<Check> checks) {
        if (funding == null || funding.instalments().isEmpty()) {
            return;
        }
        checks.add(Check.of(
                "payments",
                closed,
                funding.instalments().stream().allMatch(part -> SETTLED.contains(part.state())),
                "Every instalment was paid or cancelled."));
    }

    private static boolean contiguous(List<AuditEntry> trail) {
        for (int i = 0; i < trail.size(); i++) {
            if (trail.get(i).sequence() != i + 1) {
                return false;
            }
        }
        return !trail.isEmpty();
    }
}
