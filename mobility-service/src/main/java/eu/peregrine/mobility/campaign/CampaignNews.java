package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Publishes what happens to campaigns and candidacies, each to those who may know. */
@ApplicationScoped
class CampaignNews {
    private static final VisibleTo OFFICE = VisibleTo.roles(Roles.COORDINATOR);
    private static final VisibleTo STUDENTS = VisibleTo.roles(Roles.COORDINATOR, Roles.STUDENT);

    private final Outbox outbox;

    @Inject
    CampaignNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Students learn of a campaign once it is open. */
    void publish(Campaign campaign) {
        boolean draft = campaign.state() == CampaignState.DRAFT;
        outbox.publish(campaign, PublicCampaign.of(campaign), draft ? OFFICE : STUDENTS);
    }

    void publish(Candidacy candidacy) {
        outbox.publish(candidacy, PublicCandidacy.of(candidacy), OFFICE.person(candidacy.studentId()));
    }

    /** Of what the student is not to know yet. */
    void tellOffice(Candidacy candidacy) {
        outbox.publish(candidacy, PublicCandidacy.of(candidacy), OFFICE);
    }
}
