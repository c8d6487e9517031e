package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.mobility.storage.JsonText;
import jakarta.persistence.Converter;

/** Keeps a version's rules in one column. */
@Converter
class RulesText extends JsonText<MobilityRules> {

    RulesText() {
        super(new TypeReference<>() {});
    }
}
