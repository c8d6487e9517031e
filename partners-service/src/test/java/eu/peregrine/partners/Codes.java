package eu.peregrine.partners;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Identifiers that no other organisation has, each in its own form. */
public final class Codes {

    private static final Random RANDOM = new SecureRandom();
    private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Codes() {}

    /** One of each kind, by the name of its field. */
    public static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("schac", World.word() + ".example");
        all.put("pic", digits(9));
        all.put("erasmusCode", "D  " + some(LETTERS, 7) + digits(3));
        all.put("ror", ror());
        all.put("oid", "E" + digits(8));
        return all;
    }

    /** With the checksum that ROR documents: ISO/IEC 7064 MOD 97-10 over the number in base 32. */
    private static String ror() {
        String body = "0" + some(BASE_32, 6);
        long number = 0;
        for (char digit : body.toCharArray()) {
            number = number * 32 + BASE_32.indexOf(digit);
        }
        return body + String.format(Locale.ROOT, "%02d", 98 - (number * 100) % 97);
    }

    private static String digits(int length) {
        return some("0123456789", length);
    }

    private static String some(String of, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(of.charAt(RANDOM.nextInt(of.length())));
        }
        return text.toString();
    }
}
