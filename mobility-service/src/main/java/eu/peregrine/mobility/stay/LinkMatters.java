package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.convention.Conventions;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gathers what a one-time link to a stay, or a dispute about it, has to look at. */
@ApplicationScoped
class LinkMatters {
    private final LearningAgreements agreements;
    private final Conventions conventions;
    private final OrganisationDirectory organisations;
    private final StudentDirectory students;

    @Inject
    LinkMatters(
            LearningAgreements agreements,
            Conventions conventions,
            OrganisationDirectory organisations,
            StudentDirectory students) {
        this.agreements = agreements;
        this.conventions = conventions;
        this.organisations = organisations;
        this.students = students;
    }

    LinkMatter of(Mobility stay) {
        return new LinkMatter(
                stay,
                agreements.ofMobility(stay.id()).orElse(null),
                conventions.ofMobility(stay.id()).orElse(null));
    }

    MobilityCard card(LinkMatter matter) {
        Mobility stay = matter.stay();
        String participant = stay.studentId() == null
                ? stay.staffName()
                : students.find(stay.studentId()).map(StudentFacts::name).orElse("");
        Map<UUID, LocalizedText> names = new HashMap<>();
        Set<UUID> organisationIds = new HashSet<>(stay.hostIds());
        organisationIds.add(stay.sendingId());
        organisations.byIds(organisationIds).forEach((id, organisation) -> names.put(id, organisation.name()));
        return new MobilityCard(matter, participant, names);
    }
}
