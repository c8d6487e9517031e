/** Applications to calls: eligibility, scores, ranking. */
package eu.peregrine.scholarships.application;
