/**
 * The exchange balance: how many students came from a partner against how many went there, weighted by how long they
 * stay. It is worked out from the newest state of each mobility, so that the order of events does not matter.
 */
package eu.peregrine.partners.balance;
