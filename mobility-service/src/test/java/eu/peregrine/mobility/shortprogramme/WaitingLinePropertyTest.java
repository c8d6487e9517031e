package eu.peregrine.mobility.shortprogramme;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.language.Cefr;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However many apply and answer in whatever order: no place too many, and nobody is passed over who waited longer. */
class WaitingLinePropertyTest {

    private static final Instant NOW = Instant.parse("2027-05-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 5, 1);

    private enum Act {
        APPLY_AND_OFFER,
        APPLY_AND_WAIT,
        ACCEPT,
        DECLINE,
        LAPSE,
        WITHDRAW
    }

    @Property(tries = 300)
    void keepsPlacesAndOrder(@ForAll @IntRange(min = 1, max = 4) int places, @ForAll @Size(max = 60) List<Act> acts) {
        ProgrammeSession session = new ProgrammeSession(draft(places), "SES-2027-0001", NOW);
        session.publish(NOW);
        List<SessionApplication> all = new ArrayList<>();
        int lastOffered = 0;
        for (Act act : acts) {
            try {
                perform(act, session, all);
            } catch (ProblemException refused) {
                assertThat(session.held()).isEqualTo(places);
            }
            for (Optional<SessionApplication> next = next(all); session.hasFreePlace() && next.isPresent(); ) {
                session.hold(NOW);
                next.get().offer(TODAY.plusDays(7), null, NOW);
                assertThat(next.get().placeInLine()).isGreaterThan(lastOffered);
                lastOffered = next.get().placeInLine();
                next = next(all);
            }
            long holding = all.stream().filter(a -> a.state().holds()).count();
            assertThat(session.held()).isEqualTo((int) holding).isBetween(0, places);
            assertThat(next(all).isPresent() && session.hasFreePlace()).isFalse();
        }
    }

    private static void perform(Act act, ProgrammeSession session, List<SessionApplication> all) {
        switch (act) {
            case APPLY_AND_OFFER -> {
                SessionApplication application = application(session, all);
                session.hold(NOW);
                application.offer(TODAY.plusDays(7), null, NOW);
            }
            case APPLY_AND_WAIT -> application(session, all).waitlist(session.line(NOW), null, NOW);
            case ACCEPT -> first(all, SessionApplicationState.OFFERED).ifPresent(a -> a.accept(null, TODAY, NOW));
            case DECLINE ->
                first(all, SessionApplicationState.OFFERED).ifPresent(a -> {
                    a.decline(NOW);
                    session.release(NOW);
                });
            case LAPSE ->
                first(all, SessionApplicationState.OFFERED).ifPresent(a -> {
                    a.lapse(NOW);
                    session.release(NOW);
                });
            case WITHDRAW ->
                first(all, SessionApplicationState.ACCEPTED).ifPresent(a -> {
                    a.withdraw(NOW);
                    session.release(NOW);
                });
        }
    }

    private static SessionApplication application(ProgrammeSession session, List<SessionApplication> all) {
        SessionApplication application = new SessionApplication(
                session.id(),
                new SessionApplicationDraft("Ada", "Lovelace", "a@example.org", "Imperial", null, null),
                "subject",
                null,
                NOW);
        all.add(application);
        return application;
    }

    private static Optional<SessionApplication> first(List<SessionApplication> all, SessionApplicationState state) {
        return all.stream().filter(a -> a.state() == state).findFirst();
    }

    private static Optional<SessionApplication> next(List<SessionApplication> all) {
        return all.stream()
                .filter(a -> a.state() == SessionApplicationState.WAITLISTED)
                .min(Comparator.comparing(SessionApplication::placeInLine));
    }

    private static ProgrammeSessionDraft draft(int places) {
        return new ProgrammeSessionDraft(
                null,
                SessionKind.SUMMER_SCHOOL,
                LocalizedText.en("Sustainable cities"),
                null,
                "Paris",
                "FR",
                null,
                List.of(new SessionLanguage("en", Cefr.B2)),
                new Period(LocalDate.of(2027, 7, 5), LocalDate.of(2027, 7, 16)),
                new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 7, 1)),
                places,
                null,
                7);
    }
}
