package eu.peregrine.kit.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.json.StrictJson;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.ProblemResponses;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes a file of many lines: CSV or NDJSON, streamed, committed in chunks, resumable, with an answer to every line.
 *
 * <p>A refused line takes nothing else with it: its chunk is rolled back and taken again without it.
 */
@ApplicationScoped
public class Imports {

    /** Lines in a transaction. */
    static final int CHUNK = 500;
    /** That ten thousand lines take at most; a transaction ends by itself after a minute otherwise. */
    private static final int LONGEST_SECONDS = 900;
    /** Lines that an atomic import takes at most. */
    static final int ATOMIC_LIMIT = 10_000;

    private final EntityManager entityManager;
    private final Validator validator;
    private final Caller caller;
    private final Acting acting;
    private final Outbox outbox;
    private final ProblemResponses problems;
    private final ObjectMapper strict;
    private final ObjectMapper lenient;

    @Inject
    Imports(
            EntityManager entityManager,
            Validator validator,
            Caller caller,
            Acting acting,
            Outbox outbox,
            ProblemResponses problems,
            ObjectMapper strict) {
        this.entityManager = entityManager;
        this.validator = validator;
        this.caller = caller;
        this.acting = acting;
        this.outbox = outbox;
        this.problems = problems;
        this.strict = strict;
        this.lenient = StrictJson.lenient(com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .findAndAddModules()
                .build());
    }

    /**
     * Imports a file.
     *
     * @param collection what it is a file of, such as {@code organisations}
     * @param body the file, read as it comes
     * @param contentType {@code text/csv} or {@code application/x-ndjson}
     * @param options how
     * @param lineType what a line is; validated before it is handed on
     * @param importLine takes one line and says what it became; refuses by exception
     * @return 200 with an {@link ImportReport}, or 422 with every line's problems where an atomic import was refused
     */
    public <T> Response run(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            Function<T, UUID> importLine) {
        return runNoting(collection, body, contentType, options, lineType, (line, warnings) -> importLine.apply(line));
    }

    /**
     * Imports a file whose lines may be taken and yet deserve a second look.
     *
     * @param collection what it is a file of, such as {@code organisations}
     * @param body the file, read as it comes
     * @param contentType {@code text/csv} or {@code application/x-ndjson}
     * @param options how
     * @param lineType what a line is; validated before it is handed on
     * @param importLine takes one line, notes what is doubtful about it and says what it became; refuses by exception
     * @return 200 with an {@link ImportReport}, or 422 with every line's problems where an atomic import was refused
     */
    public <T> Response runNoting(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            BiFunction<T, Violations, UUID> importLine) {
        return run(collection, body, contentType, options, lineType, new Run<>(lines -> importLine, false));
    }

    /**
     * The same for many lines a second: the lines of a transaction are shown before the first of them is taken, so that what
     * they refer to can be read in one go, and are written together at its end. Until then no query sees the lines before,
     * unless it asks for an entity by its id; what they must not share needs a constraint in the database, which has the
     * lines taken again one by one, each written before the next.
     *
     * @param importLines is given the valid lines of one transaction and returns what takes each of them
     */
    public <T> Response runTogether(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            Function<List<T>, BiFunction<T, Violations, UUID>> importLines) {
        return run(collection, body, contentType, options, lineType, new Run<>(importLines, true));
    }

    private <T> Response run(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            Run<T> run) {
        boolean csv =
                contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
        Iterator<Lines.Line<T>> lines = Lines.read(body, csv, lineType, strict, lenient);
        UUID importId = options.importId == null ? Ids.next() : options.importId;
        int skipped = options.isDryRun() || options.isAtomic() ? 0 : start(importId, collection);
        for (int i = 0; i < skipped && lines.hasNext(); i++) {
            lines.next();
        }
        int read = skipped;
        List<Lines.Line<T>> chunk = new ArrayList<>();
        int chunkSize = options.isRehearsed() ? ATOMIC_LIMIT : CHUNK;
        while (lines.hasNext()) {
            chunk.add(lines.next());
            read++;
            if (chunk.size() == chunkSize) {
                if (options.isAtomic() && lines.hasNext()) {
                    throw Problems.badRequest(
                            "?atomic",
                            "too-many-lines",
                            "All or nothing works for at most " + ATOMIC_LIMIT + " lines.");
                }
                run.take(chunk, options, importId, read);
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            run.take(chunk, options, importId, read);
        }
        return answer(run, options, importId, skipped, read, collection);
    }

    private <T> Response answer(
            Run<T> run, ImportOptions options, UUID importId, int skipped, int read, String collection) {
        run.items.sort(Comparator.comparingInt(ImportReport.Line::line));
        int refused =
                (int) run.items.stream().filter(item -> item.problems() != null).count();
        if (options.isAtomic() && refused > 0 && !options.isDryRun()) {
            List<Violation> all = run.items.stream()
                    .filter(item -> item.problems() != null)
                    .flatMap(item -> item.problems().stream()
                            .map(p -> new Violation(
                                    "/" + item.line() + p.pointer(),
                                    p.code(),
                                    "Line " + item.line() + ": " + p.detail())))
                    .toList();
            return problems.of(
                    422,
                    "import-refused",
                    refused + " of " + read + " lines are wrong, so nothing was imported.",
                    all,
                    Map.of(),
                    "/api/v1/" + collection + "/import",
                    Locale.ENGLISH);
        }
        return Response.ok(new ImportReport(
                        importId,
                        options.isDryRun(),
                        skipped == 0 ? null : skipped,
                        read - skipped,
                        run.items.size() - refused,
                        refused,
                        run.items))
                .build();
    }

    private int start(UUID importId, String collection) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ImportRun run = entityManager.find(ImportRun.class, importId);
            if (run == null) {
                entityManager.persist(new ImportRun(importId, collection, caller.subject()));
                return 0;
            }
            if (!run.collection.equals(collection) || !run.caller.equals(caller.subject())) {
                throw Problems.conflict("conflict", "This importId belongs to another import.");
            }
            return run.linesDone;
        });
    }

    /** Undoes a chunk without being an error. */
    private static final class Undo extends RuntimeException {
        Undo() {
            super(null, null, false, false);
        }
    }

    /** The database refused a chunk, nobody knows for which line. */
    private static final class ChunkRefused extends RuntimeException {
        ChunkRefused() {
            super(null, null, false, false);
        }
    }

    private static final class LineRefused extends RuntimeException {
        final int line;
        final List<Violation> problems;

        LineRefused(int line, List<Violation> problems) {
            super(null, null, false, false);
            this.line = line;
            this.problems = problems;
        }
    }

    private final class Run<T> {

        final List<ImportReport.Line> items = new ArrayList<>();
        private final Function<List<T>, BiFunction<T, Violations, UUID>> importLines;
        private final boolean writtenTogether;

        Run(Function<List<T>, BiFunction<T, Violations, UUID>> importLines, boolean writtenTogether) {
            this.importLines = importLines;
            this.writtenTogether = writtenTogether;
        }

        void take(List<Lines.Line<T>> chunk, ImportOptions options, UUID importId, int readSoFar) {
            List<Lines.Line<T>> good = new ArrayList<>();
            for (Lines.Line<T> line : chunk) {
                List<Violation> wrong = line.problems() != null ? line.problems() : invalid(line.value());
                if (wrong.isEmpty()) {
                    good.add(line);
                } else {
                    items.add(ImportReport.Line.refused(line.number(), wrong));
                }
            }
            boolean keep = !options.isDryRun();
            Set<Integer> refused = new HashSet<>();
            boolean apart = false;
            while (true) {
                List<Lines.Line<T>> left = good.stream()
                        .filter(line -> !refused.contains(line.number()))
                        .toList();
                // Each refusal takes the chunk from its start again, so from some number on lines go one by one; so do
                // they when the database refused at the end of a chunk, which cannot be laid to one line of many.
                // Where nothing is kept before the end, lines must see those before them, so they stay together as
                // long as can be.
                boolean separate = options.isRehearsed() ? refused.size() >= 50 : apart || refused.size() >= 3;
                if (separate) {
                    oneByOne(left, keep && !options.isAtomic());
                    mark(options, importId, readSoFar);
                    return;
                }
                boolean undo = !keep || options.isAtomic() && !(refused.isEmpty() && good.size() == chunk.size());
                try {
                    items.addAll(together(left, apart, undo, options, importId, readSoFar));
                    return;
                } catch (LineRefused bad) {
                    refused.add(bad.line);
                    items.add(ImportReport.Line.refused(bad.line, bad.problems));
                } catch (ChunkRefused together) {
                    apart = true;
                }
            }
        }

        private List<ImportReport.Line> together(
                List<Lines.Line<T>> lines,
                boolean flushEach,
                boolean undo,
                ImportOptions options,
                UUID importId,
                int readSoFar) {
            List<ImportReport.Line> taken = new ArrayList<>();
            try {
                QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> {
                    if (writtenTogether && !flushEach) {
                        writeTogether(lines, taken);
                    } else {
                        BiFunction<T, Violations, UUID> importLine = importLines.apply(values(lines));
                        for (Lines.Line<T> line : lines) {
                            taken.add(one(line, importLine));
                            if (flushEach) {
                                flush(List.of(line));
                            }
                        }
                        flush(lines);
                    }
                    if (undo) {
                        throw new Undo();
                    }
                    done(options, importId, readSoFar);
                });
            } catch (Undo wanted) {
                return taken;
            }
            return taken;
        }

        private void writeTogether(List<Lines.Line<T>> lines, List<ImportReport.Line> taken) {
            try {
                // A rehearsal holds many blocks in one transaction, and memory the rows of one block alone.
                for (int from = 0; from < lines.size(); from += CHUNK) {
                    List<Lines.Line<T>> block = lines.subList(from, Math.min(lines.size(), from + CHUNK));
                    outbox.together(() -> {
                        BiFunction<T, Violations, UUID> importLine = importLines.apply(values(block));
                        block.forEach(line -> taken.add(one(line, importLine)));
                    });
                    entityManager.clear();
                }
            } catch (LineRefused bad) {
                throw bad;
            } catch (RuntimeException refused) {
                throw new ChunkRefused();
            }
        }

        private List<T> values(List<Lines.Line<T>> lines) {
            return lines.stream().map(Lines.Line::value).toList();
        }

        private void oneByOne(List<Lines.Line<T>> lines, boolean keep) {
            for (Lines.Line<T> line : lines) {
                try {
                    QuarkusTransaction.requiringNew().run(() -> {
                        ImportReport.Line taken = one(line, importLines.apply(List.of(line.value())));
                        flush(List.of(line));
                        items.add(taken);
                        if (!keep) {
                            throw new Undo();
                        }
                    });
                } catch (LineRefused bad) {
                    items.add(ImportReport.Line.refused(bad.line, bad.problems));
                } catch (Undo wanted) {
                    continue;
                }
            }
        }

        private ImportReport.Line one(Lines.Line<T> line, BiFunction<T, Violations, UUID> importLine) {
            try {
                Violations warnings = new Violations();
                UUID id = acting.apart(() -> importLine.apply(line.value(), warnings));
                return ImportReport.Line.accepted(line.number(), id, warnings.all());
            } catch (RuntimeException refused) {
                throw new LineRefused(line.number(), problemsOf(refused));
            }
        }

        private void flush(List<Lines.Line<T>> lines) {
            try {
                entityManager.flush();
            } catch (RuntimeException refused) {
                if (lines.size() > 1) {
                    throw new ChunkRefused();
                }
                throw new LineRefused(lines.get(lines.size() - 1).number(), problemsOf(refused));
            }
        }

        private void mark(ImportOptions options, UUID importId, int readSoFar) {
            QuarkusTransaction.requiringNew().run(() -> done(options, importId, readSoFar));
        }

        private void done(ImportOptions options, UUID importId, int readSoFar) {
            if (!options.isAtomic() && !options.isDryRun()) {
                entityManager.find(ImportRun.class, importId).linesDone = readSoFar;
            }
        }

        private List<Violation> invalid(T value) {
            var found = validator.validate(value);
            return found.isEmpty() ? List.of() : ErrorMappers.violations(new ConstraintViolationException(found));
        }
    }

    private static List<Violation> problemsOf(RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.violations().isEmpty()
                        ? List.of(new Violation("", problem.code(), problem.getMessage()))
                        : problem.violations();
            }
            if (cause instanceof ConstraintViolationException invalid) {
                return ErrorMappers.violations(invalid);
            }
            if (cause instanceof OptimisticLockException) {
                return List.of(new Violation("", "changed-concurrently", "Somebody changed it at the same moment."));
            }
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return List.of(new Violation("", "duplicate", "There is one like it already."));
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("23")) {
                return List.of(new Violation("", "conflict", "That contradicts what is already there."));
            }
        }
        throw refused;
    }
}
