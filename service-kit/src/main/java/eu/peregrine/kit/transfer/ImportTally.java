package eu.peregrine.kit.transfer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts the lines of an import and keeps those that its report lists: a bounded number, however long the file is. */
final class ImportTally {

    /** Refused lines that a report lists at most. */
    static final int MOST_REFUSED = 1_000;
    /** Lines taken that a report lists at most. */
    static final int MOST_ACCEPTED = 10_000;
    /** Lines taken with warnings that a report lists beyond those. */
    static final int MOST_WARNED = 1_000;
    /** Problems, and warnings, that it lists of one line. */
    static final int MOST_OF_A_LINE = 50;

    private final List<ImportReport.Line> listed = new ArrayList<>();
    private int accepted;
    private int refused;
    private int warnedBeyond;

    /** Adds the lines of a chunk, which come behind all that were added before. */
    void add(List<ImportReport.Line> chunk) {
        chunk.stream()
                .sorted(Comparator.comparingInt(ImportReport.Line::line))
                .filter(this::counted)
                .map(line -> line.atMost(MOST_OF_A_LINE))
                .forEach(listed::add);
    }

    /** Counts a line, and says whether it is to be listed. */
    private boolean counted(ImportReport.Line line) {
        if (line.problems() != null) {
            return ++refused <= MOST_REFUSED;
        }
        return ++accepted <= MOST_ACCEPTED || line.warnings() != null && ++warnedBeyond <= MOST_WARNED;
    }

    int lines() {
        return accepted + refused;
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    int notListed() {
        return lines() - listed.size();
    }

    /** What the report lists, in the lines' order. */
    List<ImportReport.Line> listed() {
        return List.copyOf(listed);
    }
}
