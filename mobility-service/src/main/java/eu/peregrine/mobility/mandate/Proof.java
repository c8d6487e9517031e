package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A language proof, as far as the mandate is concerned.
 *
 * @param id the proof
 * @param language BCP 47 code
 * @param level the level proven
 * @param validUntil its last day; null if it does not expire
 * @param selfDeclared whether nobody but the student says so, which never counts
 */
public record Proof(UUID id, String language, Cefr level, LocalDate validUntil, boolean selfDeclared) {}
