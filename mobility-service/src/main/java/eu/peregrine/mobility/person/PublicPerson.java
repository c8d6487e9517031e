package eu.peregrine.mobility.person;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A person as its events tell it: nothing that tells who it is.
 *
 * @param id opaque
 * @param erasedOn the day on which all was erased that may be; absent before
 */
record PublicPerson(UUID id, LocalDate erasedOn) {}
