package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.policy.ProofValidity;
import java.util.UUID;

/**
 * One language level owed, and whether it is proven.
 *
 * @param language the language asked for; absent when any further one will do
 * @param second whether any further language will do
 * @param cefr the level owed
 * @param valid when the proof must be valid
 * @param proven whether a proof is on file that counts
 * @param provenBy that proof
 */
public record LanguageFinding(
        String language, Boolean second, Cefr cefr, ProofValidity valid, boolean proven, UUID provenBy) {}
