package eu.peregrine.partners.codelist;

import eu.peregrine.kit.web.LocalizedText;

/**
 * A code and what it is called.
 *
 * @param code as the API takes and gives it
 * @param name for people
 * @param parent code of the entry that it is a part of; in a list with levels alone
 * @param level what the code stands for; in a list with levels alone
 */
public record CodeListEntry(String code, LocalizedText name, String parent, FieldLevel level) {

    /** An entry of a list without levels. */
    static CodeListEntry of(String code, String en, String fr) {
        return new CodeListEntry(code, new LocalizedText(en, fr), null, null);
    }

    static CodeListEntry of(FieldOfStudy field) {
        return new CodeListEntry(field.code(), field.title(), field.parent(), field.level());
    }
}
