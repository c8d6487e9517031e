package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.OrganisationsMerged;
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
 * @param merges the agreements whose conditions came over with it; absent of most
 * @param splitOff the agreement that took on what was left out; absent of most
 */
public record RevisionTerms(
        AgreementKind kind,
        String title,
        List<UUID> parties,
        LocalDate signedOn,
        boolean terminated,
        List<ConditionTerms> conditions,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Merged> merges,
        SplitOff splitOff) {

    /** The terms of one agreement alone. */
    RevisionTerms(
            AgreementKind kind,
            String title,
            List<UUID> parties,
            LocalDate signedOn,
            boolean terminated,
            List<ConditionTerms> conditions) {
        this(kind, title, parties, signedOn, terminated, conditions, null, null);
    }

    /** The same with the survivor in the place of an organisation that was merged. */
    RevisionTerms following(OrganisationsMerged merged) {
        return new RevisionTerms(
                kind,
                title,
                parties.stream().map(merged::survivorOf).toList(),
                signedOn,
                terminated,
                conditions.stream()
                        .map(condition -> condition.following(merged))
                        .toList(),
                merges,
                splitOff == null ? null : splitOff.following(merged));
    }

    /** The same, ended as a whole or not. */
    RevisionTerms terminated(boolean asAWhole) {
        return new RevisionTerms(kind, title, parties, signedOn, asAWhole, conditions);
    }

    /** The same as an amendment would have it. Conditions without an id get one. */
    RevisionTerms amended(Amendment amendment) {
        return new RevisionTerms(
                kind,
                amendment.title() == null ? title : amendment.title(),
                parties,
                signedOn,
                false,
                amendment.conditions().stream()
                        .map(condition -> condition.id() == null ? condition.withId(Ids.next()) : condition)
                        .toList(),
                amendment.merges(),
                amendment.splitOff());
    }
}
