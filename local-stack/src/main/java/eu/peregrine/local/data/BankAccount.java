package eu.peregrine.local.data;

import java.math.BigInteger;

/**
 * A bank account that does not exist: the form and the check digits are right, the bank (99999) is not.
 *
 * @param iban without spaces
 */
public record BankAccount(String iban, String holder) {

    private static final String BANK = "99999";
    private static final String BRANCH = "00001";

    /** The French account with this number of at most eleven digits. */
    static BankAccount french(long account, String holder) {
        String number = String.format("%011d", account);
        // The French national check: 97 − (89·bank + 15·branch + 3·account) mod 97.
        long key = 97 - (89L * 99999 + 15L + 3 * account) % 97;
        String basic = BANK + BRANCH + number + String.format("%02d", key);
        // ISO 13616: the country as digits (F = 15, R = 27) and 00 behind the number, then 98 − mod 97.
        int check = 98
                - new BigInteger(basic + "152700").mod(BigInteger.valueOf(97)).intValue();
        return new BankAccount(String.format("FR%02d%s", check, basic), holder);
    }
}
