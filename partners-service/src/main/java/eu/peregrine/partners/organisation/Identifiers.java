package eu.peregrine.partners.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The identifiers the outside world knows an organisation by; every one optional. What makes one valid says
 * {@link IdentifierRules}.
 *
 * @param schac internet domain as used for SCHAC, EWP's {@code hei-id}: {@code tu-dresden.de}
 * @param pic Participant Identification Code of the European Commission: nine digits
 * @param erasmusCode Erasmus institutional code, the country part padded to three characters: {@code "D  DRESDEN02"}
 * @param ror Research Organization Registry id without the address before it: {@code 042nb2s44}
 * @param oid Organisation ID of the European Commission: {@code E10208884}
 */
@Embeddable
public record Identifiers(
        @Size(max = 253) @Column(name = "schac") String schac,

        @Size(max = 20) @Column(name = "pic") String pic,

        @Size(max = 20) @Column(name = "erasmus_code") String erasmusCode,

        @Size(max = 40) @Column(name = "ror") String ror,

        @Size(max = 20) @Column(name = "oid") String oid) {

    /** No identifier at all. */
    public static final Identifiers NONE = new Identifiers(null, null, null, null, null);

    /** @return these, and of the others what is missing here */
    Identifiers orElse(Identifiers others) {
        return new Identifiers(
                or(schac, others.schac),
                or(pic, others.pic),
                or(erasmusCode, others.erasmusCode),
                or(ror, others.ror),
                or(oid, others.oid));
    }

    /** @return of these those that a survivor does not take over, since it has another of the same kind */
    Identifiers without(Identifiers survivors) {
        return new Identifiers(
                keptUnless(schac, survivors.schac),
                keptUnless(pic, survivors.pic),
                keptUnless(erasmusCode, survivors.erasmusCode),
                keptUnless(ror, survivors.ror),
                keptUnless(oid, survivors.oid));
    }

    /** @return those that there are, by the name of their field */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("schac", schac);
        all.put("pic", pic);
        all.put("erasmusCode", erasmusCode);
        all.put("ror", ror);
        all.put("oid", oid);
        all.values().removeIf(Objects::isNull);
        return all;
    }

    private static String or(String own, String other) {
        return own == null ? other : own;
    }

    private static String keptUnless(String own, String survivors) {
        return survivors == null ? null : own;
    }
}
