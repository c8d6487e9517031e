package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Finds organisations that were entered twice: by identifier, then by a similar name in the same country. */
@ApplicationScoped
@Transactional
public class Duplicates {

    private final OrganisationRepository repository;
    private final OrganisationAccess access;
    private final Validator validator;

    @Inject
    Duplicates(OrganisationRepository repository, OrganisationAccess access, Validator validator) {
        this.validator = validator;
        this.repository = repository;
        this.access = access;
    }

    /**
     * Whom an organisation may be a duplicate of.
     *
     * @param items the likeliest first; at most ten
     */
    public record DuplicateList(List<PossibleDuplicate> items) {}

    /** Whom an organisation may be a duplicate of. */
    DuplicateList of(UUID id) {
        Organisation organisation = access.visible(id);
        return new DuplicateList(resembling(organisation.toDraft(), id));
    }

    /** What would be said about a draft if it were registered. */
    OrganisationPreflight preflight(OrganisationDraft draft) {
        var malformed = validator.validate(draft);
        if (!malformed.isEmpty()) {
            // The rules presume what the form promises, so they are asked only of a draft that keeps it.
            return new OrganisationPreflight(
                    false, ErrorMappers.violations(new ConstraintViolationException(malformed)), List.of());
        }
        Violations violations = OrganisationRules.check(draft);
        violations.check(
                draft.id() == null || repository.byId(draft.id()).isEmpty(),
                "/id",
                "id-taken",
                "There is an organisation with this id already.");
        collectTaken(draft, draft.id(), repository.sharing(draft, draft.id()), violations);
        return new OrganisationPreflight(violations.isEmpty(), violations.all(), resembling(draft, draft.id()));
    }

    /**
     * Refuses identifiers that another organisation has, and a second home.
     *
     * @return the organisations in the same country whose names are the same but for accents and case
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation
     */
    List<Organisation> refuseTaken(OrganisationDraft draft, UUID id) {
        return refuseTaken(draft, id, repository.sharing(draft, id));
    }

    /** The same, where those that have an identifier or the name in common were read before. */
    List<Organisation> refuseTaken(OrganisationDraft draft, UUID id, Collection<Organisation> sharing) {
        Violations violations = new Violations();
        List<Organisation> twins = collectTaken(draft, id, sharing, violations);
        violations.throwIfAny();
        return twins;
    }

    private List<Organisation> collectTaken(
            OrganisationDraft draft, UUID id, Collection<Organisation> sharing, Violations violations) {
        List<Organisation> twins = new ArrayList<>();
        for (Organisation other : sharing) {
            int before = violations.all().size();
            Map<String, String> taken = other.identifiers().all();
            draft.identifiersOrNone()
                    .all()
                    .forEach((field, value) -> violations.check(
                            !value.equals(taken.get(field)),
                            "/identifiers/" + field,
                            "identifier-taken",
                            "Another organisation has the identifier " + value + " already: " + other.id() + "."));
            if (violations.all().size() == before) {
                twins.add(other);
            }
        }
        if (draft.isHome()) {
            violations.check(
                    repository
                            .home()
                            .map(Organisation::id)
                            .filter(home -> !home.equals(id))
                            .isEmpty(),
                    "/home",
                    "second-home",
                    "Another organisation is the home school already.");
        }
        return twins;
    }

    /** The organisations that may be the same as the one drafted, the likeliest first. */
    List<PossibleDuplicate> resembling(OrganisationDraft draft, UUID id) {
        List<PossibleDuplicate> found = new ArrayList<>();
        repository
                .bySchac(host(draft.website()), id)
                .ifPresent(other ->
                        found.add(new PossibleDuplicate(other.toRef(), PossibleDuplicate.Reason.SAME_IDENTIFIER, 1)));
        repository.resembling(draft, id).stream()
                .filter(similar -> found.stream()
                        .noneMatch(known -> known.organisation()
                                .id()
                                .equals(similar.organisation().id())))
                .forEach(found::add);
        return found;
    }

    /** Of {@code https://www.tu-dresden.de/en} what its SCHAC identifier would be: {@code tu-dresden.de}. */
    private static String host(String website) {
        if (website == null || !OrganisationRules.isWebAddress(website)) {
            return null;
        }
        String host = URI.create(website).getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
