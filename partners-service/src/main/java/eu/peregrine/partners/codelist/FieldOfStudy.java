package eu.peregrine.partners.codelist;

import eu.peregrine.kit.web.LocalizedText;

/**
 * A field of education and training.
 *
 * @param code ISCED-F 2013, two to four digits
 * @param parent code of the field that it is a part of; null of a broad one
 * @param level what the code stands for
 * @param title its title
 */
public record FieldOfStudy(String code, String parent, FieldLevel level, LocalizedText title) {}
