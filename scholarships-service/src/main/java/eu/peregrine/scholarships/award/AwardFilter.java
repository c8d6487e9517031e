package eu.peregrine.scholarships.award;

import eu.peregrine.kit.list.Listing;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;

/** What awards and instalments can be filtered by; a {@code @BeanParam}. */
public class AwardFilter {

    @QueryParam("fund")
    List<UUID> fund;

    @QueryParam("funder")
    List<UUID> funder;

    @QueryParam("call")
    List<UUID> call;

    @QueryParam("student")
    List<UUID> student;

    @QueryParam("mobility")
    List<UUID> mobility;

    @QueryParam("id")
    List<UUID> id;

    <E> Listing<E> on(Listing<E> listing) {
        return listing.filter("fund", fund, "e.fundId in :fund")
                .filter("funder", funder, "e.funderId in :funder")
                .filter("call", call, "e.callId in :call")
                .filter("student", student, "e.studentId in :student")
                .filter("mobility", mobility, "e.mobilityId in :mobility")
                .filter("id", id, "e.id in :id");
    }
}
