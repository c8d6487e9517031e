package eu.peregrine.kit.paper;

import com.lowagie.text.Chunk;
import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * A sheet that is written from top to bottom: a title, pairs of names and values, tables. Its fonts are embedded and hold the
 * Latin, Greek and Cyrillic scripts.
 */
public final class Paper {
    private static final float MARGIN = 50;
    private static final float GAP = 8;
    private static final Color RULE = new Color(0xB0, 0xB0, 0xB0);
    private static final Color HEAD = new Color(0xEE, 0xEE, 0xEE);
    private static final BaseFont PLAIN = load("LiberationSans-Regular.ttf");
    private static final BaseFont BOLD = load("LiberationSans-Bold.ttf");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);

    /**
     * An empty sheet with its title.
     *
     * @param footer stands below every page, before its number
     */
    public Paper(String title, Locale language, String footer) {
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new Footer(footer));
        document.addTitle(title);
        document.setDocumentLanguage(language.toLanguageTag());
        document.open();
        document.add(new Paragraph(title, new Font(BOLD, 16)));
    }

    /** A line of plain text. */
    public void note(String text) {
        Paragraph paragraph = new Paragraph(text, new Font(PLAIN, 9));
        paragraph.setSpacingBefore(GAP);
        document.add(paragraph);
    }

    /** A heading. */
    public void heading(String text) {
        Paragraph paragraph = new Paragraph(text, new Font(BOLD, 11));
        paragraph.setSpacingBefore(2 * GAP);
        document.add(paragraph);
    }

    /** Names and values, two in a row; those whose value is null are left out. */
    public void facts(List<Fact> facts) {
        List<Fact> known = facts.stream().filter(fact -> fact.value() != null).toList();
        PdfPTable table = table(new float[] {1, 2});
        known.forEach(fact -> {
            table.addCell(cell(fact.name(), BOLD, null));
            table.addCell(cell(fact.value(), PLAIN, null));
        });
        document.add(table);
    }

    /** A table with a head; a value may be null. */
    public void rows(float[] widths, List<String> head, List<List<String>> rows) {
        PdfPTable table = table(widths);
        head.forEach(name -> table.addCell(cell(name, BOLD, HEAD)));
        table.setHeaderRows(1);
        rows.forEach(row -> row.forEach(value -> table.addCell(cell(value, PLAIN, null))));
        document.add(table);
    }

    /** The whole sheet as PDF; nothing can be added after it. */
    public byte[] finish() {
        document.close();
        return bytes.toByteArray();
    }

    /**
     * One name and its value.
     *
     * @param name what it is
     * @param value what it says; null to leave it out
     */
    public record Fact(String name, String value) {}

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        return table;
    }

    private static PdfPCell cell(String text, BaseFont font, Color background) {
        PdfPCell cell = new PdfPCell(new Phrase(text == null ? "" : text, new Font(font, 9)));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(RULE);
        cell.setPadding(4);
        cell.setBackgroundColor(background);
        return cell;
    }

    private static BaseFont load(String name) {
        try (InputStream font = Paper.class.getResourceAsStream("/liberation/" + name)) {
            if (font == null) {
                throw new IllegalStateException("There is no font " + name);
            }
            return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, font.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says on every page what it belongs to, since sheets come apart. */
    private static final class Footer extends PdfPageEventHelper {
        private final String text;

        Footer(String text) {
            this.text = text;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document page) {
            Phrase line = new Phrase(new Chunk(text + " · " + writer.getPageNumber(), new Font(PLAIN, 7)));
            ColumnText.showTextAligned(
                    writer.getDirectContent(), Element.ALIGN_CENTER, line, PageSize.A4.getWidth() / 2, MARGIN / 2, 0);
        }
    }
}
