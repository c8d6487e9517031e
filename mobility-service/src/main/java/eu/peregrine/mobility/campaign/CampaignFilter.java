package eu.peregrine.mobility.campaign;

import jakarta.ws.rs.QueryParam;
import java.util.List;

/** What a list of campaigns can be narrowed by. */
public class CampaignFilter {
    @QueryParam("state")
    List<CampaignState> states;

    @QueryParam("academicYear")
    List<String> academicYears;

    @QueryParam("term")
    List<String> terms;
}
