/** The audit bundle: a mobility's whole file in one archive, with what is missing from it. */
package eu.peregrine.mobility.bundle;
