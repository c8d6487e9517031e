package eu.peregrine.mobility.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was erased, and what was kept.
 *
 * @param id the person, opaque; it stays, and says no more who it is
 * @param erasedOn the day
 * @param documentsErased how many documents went
 * @param kept what the law asks to keep
 */
@Schema(name = "ErasureReport")
public record ErasureReport(UUID id, LocalDate erasedOn, int documentsErased, List<Kept> kept) {

    /**
     * Something that was kept.
     *
     * @param what such as {@code documents-of-funded-stays}
     * @param why in words
     */
    @Schema(name = "ErasureKept")
    public record Kept(String what, String why) {}
}
