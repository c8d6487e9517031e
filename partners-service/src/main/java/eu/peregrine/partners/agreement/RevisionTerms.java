package eu.peregrine.partners.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an agreement said in one revision.
 *
 * @param kind what it was about
 * @param title its title
 * @param parties who were to agree
 * @param signedOn when it was signed on paper
 * @param terminated whether this revision ends the agreement as a whole
 * @param conditions its conditions
 */
public record RevisionTerms(
        AgreementKind kind,
        String title,
        List<UUID> parties,
        LocalDate signedOn,
        boolean terminated,
        List<ConditionTerms> conditions) {}
