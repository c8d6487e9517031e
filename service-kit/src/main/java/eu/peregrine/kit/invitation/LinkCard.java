package eu.peregrine.kit.invitation;

import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody with a link is shown before acting: enough to know what one agrees to, in words.
 *
 * @param verb the one thing that can be done
 * @param task what one is asked to do, as a sentence
 * @param title what the object is called
 * @param facts what one should know of it
 * @param terms what it says, one sentence each
 * @param stamp what exactly one acts on, such as a content hash
 * @param expiresAt until when the link works
 * @param commentRequired whether one must say why
 * @param day the day that one is asked to attest, as it was planned; absent where none is
 */
public record LinkCard(
        String verb,
        LocalizedText task,
        String title,
        List<Fact> facts,
        List<LocalizedText> terms,
        String stamp,
        Instant expiresAt,
        boolean commentRequired,
        LocalDate day) {

    /** Of a link that attests no day. */
    public LinkCard(
            String verb,
            LocalizedText task,
            String title,
            List<Fact> facts,
            List<LocalizedText> terms,
            String stamp,
            Instant expiresAt,
            boolean commentRequired) {
        this(verb, task, title, facts, terms, stamp, expiresAt, commentRequired, null);
    }

    /**
     * One thing to know.
     *
     * @param label what it is
     * @param value how it is
     */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "LinkFact")
    public record Fact(LocalizedText label, LocalizedText value) {}
}
