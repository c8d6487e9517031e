package eu.peregrine.partners.agreement;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Ends agreements on their day: by notice, or because the last academic year of their conditions is over. */
@ApplicationScoped
class AgreementExpiry implements DueWork {

    private final AgreementRepository repository;
    private final Agreements agreements;

    @Inject
    AgreementExpiry(AgreementRepository repository, Agreements agreements) {
        this.repository = repository;
        this.agreements = agreements;
    }

    @Override
    public String name() {
        return "agreement-expiry";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return repository.due(LocalDate.ofInstant(now, ZoneOffset.UTC), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        repository
                .toChange(id)
                .filter(agreement -> agreement.endWhenDue(now.truncatedTo(ChronoUnit.MICROS)))
                .ifPresent(agreements::publish);
    }
}
