/**
 * How the school chooses its partners: reviews by weighted criteria, with evidence, conflicts of interest and a total that
 * anybody can work out again; and the policy that no agreement is proposed without one.
 */
package eu.peregrine.partners.review;
