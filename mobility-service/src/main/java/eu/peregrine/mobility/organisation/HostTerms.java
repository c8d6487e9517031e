package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The terms of an institution as its factsheet names them.
 *
 * @param zone IANA time zone that its deadlines end in
 */
record HostTerms(String zone, List<HostTerm> terms) {

    /** Of how many terms a year here has. */
    private static final String OF_TWO = "/2";

    /**
     * One of them.
     *
     * @param term year and number of how many, such as {@code 2027/2028-1/2}
     * @param period first and last day; may be null
     * @param nominationDeadline last day on which students may be nominated for it; may be null
     * @param applicationDeadline last day on which whoever is nominated may apply; may be null
     */
    record HostTerm(String term, Period period, LocalDate nominationDeadline, LocalDate applicationDeadline) {}

    /** Until when students may be nominated for a stay; empty where the factsheet does not say. */
    Optional<Deadline> nominationDeadline(String term, LocalDate firstDay) {
        return deadline(term, firstDay, HostTerm::nominationDeadline);
    }

    /** Until when whoever is nominated for a stay may apply; empty where the factsheet does not say. */
    Optional<Deadline> applicationDeadline(String term, LocalDate firstDay) {
        return deadline(term, firstDay, HostTerm::applicationDeadline);
    }

    private Optional<Deadline> deadline(String term, LocalDate firstDay, Function<HostTerm, LocalDate> which) {
        return terms.stream()
                .filter(t -> t.period() == null
                        ? t.term().equals(term + OF_TWO)
                        : t.period().contains(firstDay))
                .map(which)
                .filter(Objects::nonNull)
                .findFirst()
                .map(deadline -> Deadline.of(deadline, ZoneId.of(zone)));
    }
}
