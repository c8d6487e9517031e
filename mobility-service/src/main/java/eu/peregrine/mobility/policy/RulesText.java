package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;

/** Keeps a version's rules in one column. */
@Converter
class RulesText extends JsonColumn<MobilityRules> {

    RulesText() {
        super(new TypeReference<>() {});
    }
}
