package eu.peregrine.scholarships.award;

/**
 * The account of an award as it is known now, sealed by {@link Vault} as the award's.
 *
 * @param masked what may be shown
 * @param sealedAccount the number, encrypted
 * @param sealedHolder the holder's name, encrypted
 */
public record Payee(String masked, String sealedAccount, String sealedHolder) {}
