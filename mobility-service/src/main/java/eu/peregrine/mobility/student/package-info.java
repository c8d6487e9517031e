/** Students with their language proofs. Personal data stays here; events carry an opaque id. */
package eu.peregrine.mobility.student;
