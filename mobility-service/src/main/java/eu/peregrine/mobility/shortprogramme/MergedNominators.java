package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes the nominees of an organisation that was merged those of the one that stands for it. */
@ApplicationScoped
class MergedNominators {
    private final SessionApplicationRepository applications;
    private final ProgrammeSessionRepository sessions;
    private final SessionNews news;
    private final Clock clock;

    @Inject
    MergedNominators(
            SessionApplicationRepository applications,
            ProgrammeSessionRepository sessions,
            SessionNews news,
            Clock clock) {
        this.applications = applications;
        this.sessions = sessions;
        this.news = news;
        this.clock = clock;
    }

    void onMerge(@Observes OrganisationMerged merged) {
        applications.nominatedBy(merged.duplicate()).forEach(application -> {
            application.nominator(merged.survivor(), clock.instant());
            news.publish(application, sessions.findById(application.sessionId()));
        });
    }
}
