/** Funds and their double-entry ledger. Money is whole cents. */
package eu.peregrine.scholarships.fund;
