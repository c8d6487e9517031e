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
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Takes a file of many lines: CSV or NDJSON, streamed, committed in chunks, resumable, with an answer to every line.
 *
 * <p>A refused line takes nothing else with it: its chunk is rolled back and taken again without it.
 *
 * <p>Where nothing is to be kept before the end (a dry run, all or nothing), the file goes the same way in a single
 * transaction, with a savepoint where a commit would be: each line meets what the lines before it would have left behind, so
 * that the report is the import's own. For as long as that takes, whoever wants the same keys waits.
 */
@ApplicationScoped
public class Imports {

    /** Lines in a transaction. */
    static final int CHUNK = 500;
    /** That the longest file takes at most; a transaction ends by itself after a minute otherwise. */
    private static final int LONGEST_SECONDS = 900;
    /** From so many refusals on, the lines of a chunk go one by one: each takes the chunk from its start again. */
    private static final int REFUSALS_OF_A_CHUNK = 3;
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
     * @return 200 with an {@link ImportReport}, or 422 with the lines' problems, as many as the report lists, where an atomic
     *     import was refused
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
     * @return 200 with an {@link ImportReport}, or 422 with the lines' problems, as many as the report lists, where an atomic
     *     import was refused
     */
    public <T> Response runNoting(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            BiFunction<T, Violations, UUID> importLine) {
        return run(collection, body, contentType, options, lineType, lines -> importLine, false);
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
        return run(collection, body, contentType, options, lineType, importLines, true);
    }

    private <T> Response run(
            String collection,
            InputStream body,
            String contentType,
            ImportOptions options,
            Class<T> lineType,
            Function<List<T>, BiFunction<T, Violations, UUID>> importLines,
            boolean writtenTogether) {
        boolean csv =
                contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
        Function<InputStream, Iterator<Lines.Line<T>>> reader =
                file -> Lines.read(file, csv, lineType, strict, lenient);
        UUID importId = options.importId == null ? Ids.next() : options.importId;
        if (options.isRehearsed()) {
            ImportTally tally = rehearse(body, reader, options, importLines, writtenTogether);
            return answer(tally, options, importId, 0, collection);
        }
        Iterator<Lines.Line<T>> lines = reader.apply(body);
        int skipped = start(importId, collection);
        for (int i = 0; i < skipped && lines.hasNext(); i++) {
            lines.next();
        }
        Run<T> run = new Run<>(
                importLines,
                writtenTogether,
                false,
                Imports::inTransaction,
                done -> entityManager.find(ImportRun.class, importId).linesDone = skipped + done);
        run.takeAll(lines);
        return answer(run.tally, options, importId, skipped, collection);
    }

    /**
     * Takes all lines in one transaction, and keeps them only where the caller wants all or nothing and none was refused.
     * Reads the file before: whoever sends it slowly holds no transaction meanwhile.
     */
    private <T> ImportTally rehearse(
            InputStream body,
            Function<InputStream, Iterator<Lines.Line<T>>> reader,
            ImportOptions options,
            Function<List<T>, BiFunction<T, Violations, UUID>> importLines,
            boolean writtenTogether) {
        try (Copy copy = new Copy(body)) {
            if (options.isAtomic()) {
                refuseBeyondLimit(copy.read(reader));
            }
            Run<T> run = new Run<>(importLines, writtenTogether, false, this::inSavepoint, done -> {});
            if (rehearsed(run, copy.read(reader), options, false)) {
                return run.tally;
            }
            Run<T> again = new Run<>(importLines, writtenTogether, true, this::inSavepoint, done -> {});
            rehearsed(again, copy.read(reader), options, true);
            return again.tally;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param last whether there is no other try
     * @return false where all lines were taken and yet cannot be kept: the database refused some together that it took one by
     *     one, and no transaction is committed in which anything was refused
     */
    private static <T> boolean rehearsed(
            Run<T> run, Iterator<Lines.Line<T>> lines, ImportOptions options, boolean last) {
        try {
            inTransaction(() -> {
                run.takeAll(lines);
                boolean unwanted = options.isDryRun() || run.tally.refused() > 0;
                if (unwanted || !last && QuarkusTransaction.isRollbackOnly()) {
                    throw new Undo(unwanted);
                }
            });
            return true;
        } catch (Undo undo) {
            return undo.wanted;
        }
    }

    private static void refuseBeyondLimit(Iterator<?> lines) {
        for (int read = 0; lines.hasNext(); read++) {
            if (read == ATOMIC_LIMIT) {
                throw Problems.badRequest(
                        "?atomic", "too-many-lines", "All or nothing works for at most " + ATOMIC_LIMIT + " lines.");
            }
            lines.next();
        }
    }

    private Response answer(ImportTally tally, ImportOptions options, UUID importId, int skipped, String collection) {
        if (options.isAtomic() && tally.refused() > 0 && !options.isDryRun()) {
            List<Violation> all = tally.listed().stream()
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
                    tally.refused() + " of " + tally.lines() + " lines are wrong, so nothing was imported.",
                    all,
                    Map.of(),
                    "/api/v1/" + collection + "/import",
                    Locale.ENGLISH);
        }
        return Response.ok(new ImportReport(
                        importId,
                        options.isDryRun(),
                        skipped == 0 ? null : skipped,
                        tally.lines(),
                        tally.accepted(),
                        tally.refused(),
                        tally.notListed() == 0 ? null : tally.notListed(),
                        tally.listed()))
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

    /** Undoes a rehearsal without being an error. */
    private static final class Undo extends RuntimeException {
        final boolean wanted;

        Undo(boolean wanted) {
            super(null, null, false, false);
            this.wanted = wanted;
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

    /** What a part of an import is done in: kept when its work ends, and undone alone when that fails. */
    private interface Part {
        void run(Runnable work);
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(work);
    }

    private void inSavepoint(Runnable work) {
        sql("SAVEPOINT part_of_import");
        try {
            work.run();
        } catch (RuntimeException failed) {
            entityManager
                    .unwrap(SharedSessionContractImplementor.class)
                    .getJdbcCoordinator()
                    .abortBatch();
            entityManager.clear();
            sql("ROLLBACK TO SAVEPOINT part_of_import");
            sql("RELEASE SAVEPOINT part_of_import");
            throw failed;
        }
        entityManager.clear();
        sql("RELEASE SAVEPOINT part_of_import");
    }

    private void sql(String command) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(command);
            }
        });
    }

    /** The file, kept until it has been read as often as need be; compressed, as where it is kept may be memory. */
    private static final class Copy implements AutoCloseable {

        private final Path file = Files.createTempFile("import", ".gz");
        private final List<InputStream> open = new ArrayList<>();

        Copy(InputStream body) throws IOException {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                body.transferTo(out);
            } catch (IOException | RuntimeException failed) {
                Files.delete(file);
                throw failed;
            }
        }

        <T> Iterator<T> read(Function<InputStream, Iterator<T>> reader) throws IOException {
            InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
            open.add(in);
            return reader.apply(in);
        }

        @Override
        public void close() throws IOException {
            for (InputStream in : open) {
                in.close();
            }
            Files.delete(file);
        }
    }

    private final class Run<T> {

        final ImportTally tally = new ImportTally();
        private final Function<List<T>, BiFunction<T, Violations, UUID>> importLines;
        private final boolean writtenTogether;
        private final boolean alwaysApart;
        private final Part part;
        private final IntConsumer mark;

        /**
         * @param alwaysApart whether to take every line alone
         * @param part what chunks, or lines alone, are done in
         * @param mark is told at the end of each chunk, within its part, how many lines are done
         */
        Run(
                Function<List<T>, BiFunction<T, Violations, UUID>> importLines,
                boolean writtenTogether,
                boolean alwaysApart,
                Part part,
                IntConsumer mark) {
            this.importLines = importLines;
            this.writtenTogether = writtenTogether;
            this.alwaysApart = alwaysApart;
            this.part = part;
            this.mark = mark;
        }

        void takeAll(Iterator<Lines.Line<T>> lines) {
            List<Lines.Line<T>> chunk = new ArrayList<>();
            while (lines.hasNext()) {
                chunk.add(lines.next());
                if (chunk.size() == CHUNK || !lines.hasNext()) {
                    take(chunk);
                    chunk.clear();
                }
            }
        }

        private void take(List<Lines.Line<T>> chunk) {
            List<ImportReport.Line> seen = new ArrayList<>();
            List<Lines.Line<T>> good = new ArrayList<>();
            for (Lines.Line<T> line : chunk) {
                List<Violation> wrong = line.problems() != null ? line.problems() : invalid(line.value());
                if (wrong.isEmpty()) {
                    good.add(line);
                } else {
                    seen.add(ImportReport.Line.refused(line.number(), wrong));
                }
            }
            take(good, seen, tally.lines() + chunk.size());
            tally.add(seen);
        }

        private void take(List<Lines.Line<T>> good, List<ImportReport.Line> seen, int done) {
            List<Lines.Line<T>> left = new ArrayList<>(good);
            for (int refused = 0; !alwaysApart && refused < REFUSALS_OF_A_CHUNK; refused++) {
                try {
                    seen.addAll(together(left, done));
                    return;
                } catch (LineRefused bad) {
                    left.removeIf(line -> line.number() == bad.line);
                    seen.add(ImportReport.Line.refused(bad.line, bad.problems));
                } catch (ChunkRefused together) {
                    break;
                }
            }
            oneByOne(left, seen);
            part.run(() -> mark.accept(done));
        }

        private List<ImportReport.Line> together(List<Lines.Line<T>> lines, int done) {
            List<ImportReport.Line> taken = new ArrayList<>();
            part.run(() -> {
                if (writtenTogether) {
                    writeTogether(lines, taken);
                } else {
                    BiFunction<T, Violations, UUID> importLine = importLines.apply(values(lines));
                    lines.forEach(line -> taken.add(one(line, importLine)));
                    flush(lines);
                }
                mark.accept(done);
            });
            return taken;
        }

        private void writeTogether(List<Lines.Line<T>> lines, List<ImportReport.Line> taken) {
            try {
                outbox.together(() -> {
                    BiFunction<T, Violations, UUID> importLine = importLines.apply(values(lines));
                    lines.forEach(line -> taken.add(one(line, importLine)));
                });
                // All is written, and the commit need not look whether it is.
                entityManager.clear();
            } catch (LineRefused bad) {
                throw bad;
            } catch (RuntimeException refused) {
                throw new ChunkRefused();
            }
        }

        private List<T> values(List<Lines.Line<T>> lines) {
            return lines.stream().map(Lines.Line::value).toList();
        }

        private void oneByOne(List<Lines.Line<T>> lines, List<ImportReport.Line> seen) {
            for (Lines.Line<T> line : lines) {
                List<ImportReport.Line> taken = new ArrayList<>();
                try {
                    part.run(() -> {
                        taken.add(one(line, importLines.apply(List.of(line.value()))));
                        flush(List.of(line));
                    });
                    seen.addAll(taken);
                } catch (LineRefused bad) {
                    seen.add(ImportReport.Line.refused(bad.line, bad.problems));
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
            if (cause instanceof EntityExistsException
                    || cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
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
