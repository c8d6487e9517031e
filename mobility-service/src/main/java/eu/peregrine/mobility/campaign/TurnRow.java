package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A turn as it is kept, byte for byte. */
@Entity
@Table(name = "allocation_turn")
class TurnRow {
    @Id
    private UUID id;

    @Column(name = "campaign_id")
    private UUID campaignId;

    private int run;

    private int number;

    private String turn;

    protected TurnRow() {}

    TurnRow(UUID campaignId, int run, Turn turn) {
        this.id = Ids.next();
        this.campaignId = campaignId;
        this.run = run;
        this.number = turn.number();
        this.turn = CanonicalJson.write(turn);
    }

    String text() {
        return turn;
    }
}
