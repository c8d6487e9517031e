package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The whole public state of a partner, and the balance that crossed a threshold.
 *
 * @param organisation the partner's state
 * @param balance the exchange balance with it
 */
record BalanceAlertEvent(@JsonUnwrapped OrganisationEvent organisation, Object balance) {}
