package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;

/** Answers all that would be said against a draft, changes nothing. */
@ApplicationScoped
class Preflight {

    private final Validator validator;
    private final Agreements agreements;

    @Inject
    Preflight(Validator validator, Agreements agreements) {
        this.validator = validator;
        this.agreements = agreements;
    }

    PreflightReport of(AgreementDraft draft) {
        var malformed = validator.validate(draft);
        if (!malformed.isEmpty()) {
            // The rules presume what the form promises, so they are asked only of a draft that keeps it.
            List<Violation> violations = ErrorMappers.violations(new ConstraintViolationException(malformed));
            return new PreflightReport(false, violations, List.of());
        }
        List<Violation> violations = agreements.violations(draft).all();
        return new PreflightReport(violations.isEmpty(), violations, warnings(draft));
    }

    /** Levels below what EWP's template recommends: B1 for students, B2 for teachers. */
    private static List<Violation> warnings(AgreementDraft draft) {
        Violations warnings = new Violations();
        for (int i = 0; i < draft.conditions().size(); i++) {
            ConditionTerms condition = draft.conditions().get(i);
            Cefr least = condition.activity() == Activity.STAFF_TEACHING ? Cefr.B2 : Cefr.B1;
            for (int j = 0; j < condition.languages().size(); j++) {
                LanguageRequirement language = condition.languages().get(j);
                warnings.check(
                        !condition.activity().isLanguageRequired()
                                || language.cefr().compareTo(least) >= 0,
                        "/conditions/" + i + "/languages/" + j + "/cefr",
                        "below-template",
                        "Erasmus+ recommends at least " + least + " here.");
            }
        }
        return warnings.all();
    }
}
