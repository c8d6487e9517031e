package eu.peregrine.mobility.crisis;

import eu.peregrine.mobility.stay.Direction;
import java.time.LocalDate;
import java.util.List;

/** A line of the crisis list as CSV; each contact in words. */
record CrisisLine(
        String name,
        String country,
        String host,
        String place,
        Direction direction,
        LocalDate since,
        LocalDate plannedEnd,
        boolean interrupted,
        String email,
        List<String> contacts,
        String reference) {

    static CrisisLine of(PersonOnSite person) {
        return new CrisisLine(
                person.name(),
                person.country(),
                person.host().name() == null ? null : person.host().name().en(),
                person.place(),
                person.direction(),
                person.since(),
                person.plannedEnd(),
                person.interrupted(),
                person.email(),
                person.contacts().stream()
                        .map(contact -> contact.name()
                                + (contact.relation() == null ? "" : " (" + contact.relation() + ")")
                                + " " + contact.phone()
                                + (contact.email() == null ? "" : " " + contact.email()))
                        .toList(),
                person.reference());
    }
}
