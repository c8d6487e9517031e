package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Answers all that would be said against a draft, its proposal or an amendment; changes nothing. */
@ApplicationScoped
@Transactional
class Preflight {

    private static final Set<String> CHANGING = Set.of("edit", "amend");

    private final Validator validator;
    private final AgreementRepository agreements;
    private final PromiseRepository promises;
    private final PartyDirectory directory;
    private final AgreementPapers papers;
    private final ProposalPolicy policy;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Preflight(
            Validator validator,
            AgreementRepository agreements,
            PromiseRepository promises,
            PartyDirectory directory,
            AgreementPapers papers,
            ProposalPolicy policy,
            Caller caller,
            Clock clock) {
        this.validator = validator;
        this.agreements = agreements;
        this.promises = promises;
        this.directory = directory;
        this.papers = papers;
        this.policy = policy;
        this.caller = caller;
        this.clock = clock;
    }

    /** What would be said of a new agreement. */
    PreflightReport of(AgreementDraft draft) {
        return report(draft, null);
    }

    /**
     * What would be said if an agreement that exists were to say this.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the caller may not see the agreement
     */
    PreflightReport of(UUID id, AgreementDraft draft) {
        return report(
                draft,
                agreements.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound(Agreements.KIND)));
    }

    private PreflightReport report(AgreementDraft draft, Agreement existing) {
        var malformed = validator.validate(draft);
        if (!malformed.isEmpty()) {
            // The rules presume what the form promises, so they are asked only of a draft that keeps it.
            List<Violation> violations = ErrorMappers.violations(new ConstraintViolationException(malformed));
            return new PreflightReport(false, violations, List.of());
        }
        Map<UUID, Party> known = directory.of(draft.parties());
        Violations violations = existing == null ? againstNew(draft, known) : againstChange(draft, existing, known);
        checkIds(draft, existing, violations);
        if (isYetToBeProposed(draft, existing)) {
            policy.against(draft.parties())
                    .all()
                    .forEach(missing -> violations.add(missing.pointer(), missing.code(), missing.detail()));
        }
        return new PreflightReport(
                violations.all().isEmpty(),
                violations.all(),
                violations.all().isEmpty() ? warnings(draft, existing, known) : List.of());
    }

    /** What was recorded from paper, and what was proposed to the same parties before, is not asked for a review. */
    private static boolean isYetToBeProposed(AgreementDraft draft, Agreement existing) {
        return existing == null
                ? draft.recorded() == null || draft.recorded().state() == AgreementState.DRAFT
                : existing.state() == AgreementState.DRAFT
                        || existing.state() == AgreementState.PROPOSED
                                && !existing.partyIds().equals(draft.parties());
    }

    private void checkIds(AgreementDraft draft, Agreement existing, Violations violations) {
        UUID id = existing == null ? draft.id() : existing.id();
        violations.check(
                existing != null
                        || id == null
                        || agreements.existing(Set.of(id)).isEmpty(),
                "/id",
                "id-taken",
                "There is or was an agreement with this id already.");
        violations.check(
                existing == null || draft.id() == null || draft.id().equals(id),
                "/id",
                "other-id",
                "An id never changes.");
        List<UUID> ids = draft.conditions().stream()
                .map(ConditionTerms::id)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, UUID> owners = agreements.agreementsOf(ids);
        for (int i = 0; i < draft.conditions().size(); i++) {
            UUID owner = owners.get(draft.conditions().get(i).id());
            violations.check(
                    owner == null || owner.equals(id),
                    "/conditions/" + i + "/id",
                    "id-taken",
                    "A condition of another agreement has this id.");
        }
    }

    private Violations againstNew(AgreementDraft draft, Map<UUID, Party> known) {
        Violations violations = AgreementRules.check(draft, known);
        AgreementRules.checkDays(draft, today(), violations);
        if (partner() != null) {
            AgreementRules.checkOwn(draft, partner(), known, violations);
        }
        if (draft.recorded() != null) {
            papers.check(
                    draft.recorded().documentId(), draft.id(), draft.parties(), "/recorded/documentId", violations);
        }
        return violations;
    }

    private Violations againstChange(AgreementDraft draft, Agreement existing, Map<UUID, Party> known) {
        return existing.againstSaying(draft, partner(), known)
                .check(
                        existing.state().verbs().stream().anyMatch(CHANGING::contains),
                        "",
                        "illegal-transition",
                        "What it says cannot be changed now: it is " + existing.state() + ".")
                .check(
                        !existing.isAnothers(AgreementVerb.EDIT, partner()),
                        "",
                        "forbidden",
                        Agreement.anothers(AgreementVerb.EDIT));
    }

    /** Who asks, where it is a partner; null of the school's own staff. */
    private UUID partner() {
        return caller.has(Roles.OFFICER) ? null : caller.organisationId();
    }

    private List<Violation> warnings(AgreementDraft draft, Agreement existing, Map<UUID, Party> known) {
        List<ConditionTerms> before = existing == null ? List.of() : existing.conditions();
        UUID id = existing == null ? null : existing.id();
        return new AgreementWarnings(draft, before, today())
                .all(known, condition -> promises.like(condition, id, Audience.of(caller)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
