package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;
import java.util.regex.Pattern;

/** What makes an organisation's identifiers valid. Nothing is repaired: a wrong identifier is refused with a hint. */
final class IdentifierRules {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");
    private static final Pattern PIC = Pattern.compile("[0-9]{9}");
    private static final Pattern OID = Pattern.compile("E[0-9]{8}");
    /** Ireland and Luxembourg alone have three letters; any three would let an unpadded code pass for a padded one. */
    private static final Pattern PADDED_ERASMUS_CODE =
            Pattern.compile("(?:[A-Z] {2}|[A-Z]{2} |IRL|LUX)[A-Z][A-Z-]{1,6}[0-9]{2,3}");

    private static final Pattern UNPADDED_ERASMUS_CODE = Pattern.compile("([A-Z]{1,3}) +([A-Z][A-Z-]{1,6}[0-9]{2,3})");
    private static final Pattern ROR = Pattern.compile("0[0-9a-hjkmnp-tv-z]{6}[0-9]{2}");
    /** The 32 digits of Crockford's base 32, which ROR uses: no i, l, o, u. */
    private static final String BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz";

    private IdentifierRules() {}

    static void check(Identifiers identifiers, Violations violations) {
        String schac = identifiers.schac();
        violations.check(
                schac == null || DOMAIN.matcher(schac).matches(),
                "/identifiers/schac",
                "not-a-domain",
                "A SCHAC identifier is an internet domain in lower case, such as tu-dresden.de.");
        String pic = identifiers.pic();
        violations.check(
                pic == null || PIC.matcher(pic).matches(),
                "/identifiers/pic",
                "not-a-pic",
                "A PIC has exactly nine digits.");
        String oid = identifiers.oid();
        violations.check(
                oid == null || OID.matcher(oid).matches(),
                "/identifiers/oid",
                "not-an-oid",
                "An OID is the letter E and eight digits, such as E10208884.");
        String erasmus = identifiers.erasmusCode();
        violations.check(
                erasmus == null || PADDED_ERASMUS_CODE.matcher(erasmus).matches(),
                "/identifiers/erasmusCode",
                "not-an-erasmus-code",
                erasmusHint(erasmus));
        String ror = identifiers.ror();
        if (ror != null && !ROR.matcher(ror).matches()) {
            violations.add(
                    "/identifiers/ror",
                    "not-a-ror-id",
                    "A ROR id is 0, six letters or digits and two digits, such as 042nb2s44, without https://ror.org/.");
        } else if (ror != null && !hasRorChecksum(ror)) {
            violations.add(
                    "/identifiers/ror", "wrong-checksum", "The last two digits of this ROR id do not fit the others.");
        }
    }

    private static String erasmusHint(String code) {
        String rule = "An Erasmus code is the country padded to three characters, the city and two or three digits";
        if (code == null) {
            return rule + ".";
        }
        var unpadded = UNPADDED_ERASMUS_CODE.matcher(code);
        if (unpadded.matches()) {
            return rule + "; this one should read \"%-3s%s\".".formatted(unpadded.group(1), unpadded.group(2));
        }
        return rule + ", such as \"D  DRESDEN02\".";
    }

    /** ISO/IEC 7064 MOD 97-10 over the number that the first seven characters spell in base 32, as ROR documents it. */
    static boolean hasRorChecksum(String ror) {
        long number = 0;
        for (char digit : ror.substring(0, 7).toCharArray()) {
            number = number * 32 + BASE_32.indexOf(digit);
        }
        long checksum = 98 - (number * 100) % 97;
        return checksum == Long.parseLong(ror.substring(7));
    }
}
