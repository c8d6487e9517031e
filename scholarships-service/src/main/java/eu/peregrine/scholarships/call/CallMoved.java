package eu.peregrine.scholarships.call;

/**
 * Told inside this service, in the transaction in which a call was closed or archived, so that its applications follow.
 *
 * @param call the call in its new state
 */
public record CallMoved(Call call) {}
