package eu.peregrine.mobility.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import eu.peregrine.kit.audit.AuditEntry;
import eu.peregrine.kit.audit.AuditTrail;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.mobility.stay.MobilityFile;
import eu.peregrine.mobility.stay.MobilityFiles;
import eu.peregrine.mobility.stay.MobilityView;
import eu.peregrine.mobility.stay.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts a mobility's file into an archive. The same file gives the same archive, byte by byte: names count the documents in
 * the order in which they came, and times are those of the last change.
 */
@ApplicationScoped
@Transactional
public class AuditBundles {

    private static final String MOBILITY = "mobility";
    private static final Set<String> ATTESTED =
            Set.of("recorded", "arrived", "departed", "interrupted", "resumed", "transcript-received", "recognised");

    private final MobilityFiles files;
    private final Documents documents;
    private final AuditTrail trail;
    private final ObjectWriter json;

    @Inject
    AuditBundles(MobilityFiles files, Documents documents, AuditTrail trail, ObjectMapper json) {
        this.files = files;
        this.documents = documents;
        this.trail = trail;
        this.json = json.writer(SerializationFeature.INDENT_OUTPUT);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is none, or it is not the caller's to see */
    AuditBundle of(UUID id) {
        MobilityFile file = files.file(id);
        List<AuditEntry> lines = trail.all(MOBILITY, id);
        List<Check> checklist = Checklist.of(file, lines);
        MobilityView stay = file.mobility();
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("attestations.json", attestations(file.timeline()));
        parts.put("checklist.json", checklist);
        parts.put("convention.json", file.convention());
        parts.put("learning-agreement.json", file.learningAgreement());
        parts.put("payments.json", file.funding());
        parts.put("stay.json", new StayOnFile(stay, file.condition(), file.timeline()));
        parts.put("trail.json", lines);
        LocalDateTime at = LocalDateTime.ofInstant(stay.updatedAt(), ZoneOffset.UTC);
        return new AuditBundle(
                "audit-" + stay.reference(), out -> write(out, parts, checklist, stay, file.documents(), at));
    }

    /** The stay without what depends on who looks at it. */
    record StayOnFile(
            @com.fasterxml.jackson.annotation.JsonIgnoreProperties("actions")
            MobilityView mobility,

            MobilityFile.Condition condition,
            List<Step> timeline) {}

    private static List<Step> attestations(List<Step> timeline) {
        return timeline.stream()
                .filter(step -> ATTESTED.contains(step.what())
                        || step.what().startsWith("host-")
                        || step.what().endsWith("signed"))
                .toList();
    }

    private void write(
            OutputStream out,
            Map<String, Object> parts,
            List<Check> checklist,
            MobilityView stay,
            List<DocumentRef> kept,
            LocalDateTime at)
            throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, "checklist.txt", at, text(checklist, stay).getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, Object> part : parts.entrySet()) {
                if (part.getValue() != null) {
                    entry(zip, part.getKey(), at, json.writeValueAsBytes(part.getValue()));
                }
            }
            for (int i = 0; i < kept.size(); i++) {
                String name = "documents/%03d-%s".formatted(i + 1, kept.get(i).name());
                entry(
                        zip,
                        name,
                        at,
                        documents.bytes(MOBILITY, stay.id(), kept.get(i).id()));
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, LocalDateTime at, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static String text(List<Check> checklist, MobilityView stay) {
        List<String> lines = new ArrayList<>();
        long gaps = checklist.stream()
                .filter(check -> check.outcome() == Check.Outcome.MISSING)
                .count();
        lines.add(stay.reference() + ", " + stay.state() + ": "
                + (gaps == 0 ? "nothing is missing" : gaps == 1 ? "1 gap" : gaps + " gaps"));
        lines.add("");
        for (Check check : checklist) {
            String mark = switch (check.outcome()) {
                case PRESENT -> "[x] ";
                case MISSING -> "[ ] MISSING: ";
                case NOT_DUE -> "[-] not due yet: ";
            };
            lines.add(mark + check.text());
        }
        return String.join("\n", lines) + "\n";
    }
}
