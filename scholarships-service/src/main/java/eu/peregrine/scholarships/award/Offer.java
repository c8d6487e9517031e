package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.fund.Fund;

/**
 * What an applicant is to be offered.
 *
 * @param application who
 * @param fund which of the call's funds pays
 * @param entitlement what the rules give
 * @param cents of this, what is offered
 */
record Offer(Application application, Fund fund, Entitlement entitlement, long cents) {}
