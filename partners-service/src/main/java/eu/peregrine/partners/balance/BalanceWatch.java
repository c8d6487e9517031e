package eu.peregrine.partners.balance;

import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.mobility.MobilityMoved;
import eu.peregrine.partners.organisation.OrganisationRepository;
import eu.peregrine.partners.organisation.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Tells the office when the balance with a partner crosses a threshold: once per crossing, in the years up to the next one. */
@ApplicationScoped
class BalanceWatch {

    private final BalanceRepository repository;
    private final OrganisationRepository directory;
    private final Organisations organisations;
    private final BalanceSettings settings;
    private final Clock clock;

    @Inject
    BalanceWatch(
            BalanceRepository repository,
            OrganisationRepository directory,
            Organisations organisations,
            BalanceSettings settings,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.organisations = organisations;
        this.settings = settings;
        this.clock = clock;
    }

    void onMobility(@Observes MobilityMoved moved) {
        lookAt(moved.partnerId());
    }

    /** The years that count now. */
    AcademicYearSpan window() {
        return AcademicYearSpan.of(null, null, LocalDate.now(clock), 1, settings.years());
    }

    /** Looks at the balance with a partner in the years that count now. */
    void lookAt(UUID partner) {
        // A mobility may be told before its organisation is known here; then there is nobody to be alerted about.
        directory.byId(partner).ifPresent(organisation -> {
            repository.lock(partner);
            AcademicYearSpan window = window();
            repository.looked(partner, window);
            List<Tally> tallies = repository.byPartner(List.of(partner), window).getOrDefault(partner, List.of());
            look(BalanceView.of(organisation.toRef(), window, tallies, settings), partner);
        });
    }

    private void look(BalanceView balance, UUID partner) {
        List<String> codes =
                balance.alerts().stream().map(warning -> warning.code().name()).toList();
        List<String> before = repository.alerted(partner);
        if (codes.equals(before)) {
            return;
        }
        repository.remember(partner, codes, clock.instant());
        if (!before.containsAll(codes)) {
            organisations.alert(partner, balance);
        }
    }
}
