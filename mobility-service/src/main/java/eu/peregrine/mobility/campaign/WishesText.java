package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** How the column of a campaign's or candidacy's wishes is written. */
@Immutable
@Converter
class WishesText extends JsonColumn<List<UUID>> {
    WishesText() {
        super(new TypeReference<>() {});
    }
}
