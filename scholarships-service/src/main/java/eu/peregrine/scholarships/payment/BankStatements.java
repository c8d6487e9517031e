package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Takes the bank's files and reconciles them with what was ordered. */
@ApplicationScoped
@Transactional
public class BankStatements {

    private static final int SHOWN = 200;

    private final PaymentBatches batches;
    private final PaymentBatchRepository batchRepository;
    private final PaymentLineRepository lines;
    private final PayingAccount account;
    private final EntityManager database;
    private final Sight sight;
    private final Clock clock;

    BankStatements(
            PaymentBatches batches,
            PaymentBatchRepository batchRepository,
            PaymentLineRepository lines,
            PayingAccount account,
            EntityManager database,
            Sight sight,
            Clock clock) {
        this.batches = batches;
        this.batchRepository = batchRepository;
        this.lines = lines;
        this.account = account;
        this.database = database;
        this.sight = sight;
        this.clock = clock;
    }

    /**
     * Takes a file: what is exactly as ordered is booked, all else is reported. The same file again changes nothing.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 when it is no such file; then nothing of it is booked
     */
    public BankStatementView take(byte[] document) {
        String sha256 = DigestUtils.sha256Hex(document);
        // One file after the other: the same file twice at the same moment would be judged twice else.
        database.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended('bank-statement', 0)) as text)",
                        String.class)
                .getSingleResult();
        Optional<BankStatement> before = database.createQuery(
                        "from BankStatement where sha256 = :sha256", BankStatement.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst();
        if (before.isPresent()) {
            return BankStatementView.of(before.get(), true, first(before.get().id()));
        }
        BankFile file = BankFileReader.read(document, number -> !account.isAnother(number));
        List<PaymentLine> named = named(file);
        Map<UUID, PaymentBatch> of =
                batchRepository
                        .list(
                                "id in ?1",
                                named.stream()
                                        .map(PaymentLine::batchId)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(PaymentBatch::id, Function.identity()));
        Matching matching = new Matching(
                named.stream().map(line -> order(line, of.get(line.batchId()))).toList());
        List<Matching.Verdict> verdicts = matching.judge(file.lines(), LocalDate.now(clock));
        book(verdicts, named, of);
        BankStatement statement = new BankStatement(file, sha256, sight.subject(), clock.instant(), (int)
                verdicts.stream().filter(verdict -> verdict.outcome().applied()).count());
        database.persist(statement);
        List<BankStatementLine> told = new ArrayList<>();
        for (Matching.Verdict verdict : verdicts) {
            told.add(new BankStatementLine(statement, told.size() + 1, verdict.line(), verdict.outcome()));
        }
        told.forEach(database::persist);
        return BankStatementView.of(
                statement,
                false,
                told.stream().limit(SHOWN).map(BankStatementLine::view).toList());
    }

    /** A page of the files that were taken, the last first. */
    public Page<BankStatementView> list(List<BankFileKind> kinds, ListRequest request) {
        return Listing.of(database, BankStatement.class, "e")
                .filter("kind", kinds, "e.kind in :kind")
                .id(BankStatement::id)
                .defaultSort("-id")
                .page(request, statement -> BankStatementView.of(statement, false, null));
    }

    /**
     * One file with what became of its first lines.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none
     */
    public BankStatementView get(UUID id) {
        return BankStatementView.of(found(id), false, first(id));
    }

    /** A page of what became of a file's lines, in its order. */
    public Page<BankLineView> lines(UUID id, List<BankLineOutcome> outcomes, ListRequest request) {
        return Listing.of(database, BankStatementLine.class, "e")
                .filter("statement", found(id).id(), "e.statementId = :statement")
                .filter("outcome", outcomes, "e.outcome in :outcome")
                .sortable("number", "e.number", Integer.class, BankStatementLine::number)
                .id(BankStatementLine::id)
                .defaultSort("number")
                .page(request, BankStatementLine::view);
    }

    private BankStatement found(UUID id) {
        BankStatement statement = database.find(BankStatement.class, id);
        if (statement == null) {
            throw Problems.notFound("bank statement");
        }
        return statement;
    }

    private List<BankLineView> first(UUID id) {
        return database.createQuery(
                        "from BankStatementLine where statementId = :statement order by number",
                        BankStatementLine.class)
                .setParameter("statement", id)
                .setMaxResults(SHOWN)
                .getResultStream()
                .map(BankStatementLine::view)
                .toList();
    }

    private List<PaymentLine> named(BankFile file) {
        List<String> references = file.lines().stream()
                .map(BankFile.Line::reference)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<String> whole = file.lines().stream()
                .filter(line -> line.reference() == null)
                .map(BankFile.Line::batch)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return lines.named(references, whole);
    }

    private static Matching.Order order(PaymentLine line, PaymentBatch batch) {
        return new Matching.Order(
                line.reference(), batch.reference(), batch.sent(), line.state(), line.cents(), line.currency());
    }

    /** Books fund by fund in the order of their ids, so that nobody waits for somebody who waits for them. */
    private void book(List<Matching.Verdict> verdicts, List<PaymentLine> named, Map<UUID, PaymentBatch> of) {
        Map<String, PaymentLine> byReference = new HashMap<>();
        named.forEach(line -> byReference.put(line.reference(), line));
        Map<UUID, Map<PaymentLine, String>> byFund = new TreeMap<>();
        Map<PaymentLine, LocalDate> days = new HashMap<>();
        for (Matching.Verdict verdict : verdicts) {
            for (String reference : verdict.orders()) {
                PaymentLine line = byReference.get(reference);
                boolean paid = verdict.outcome() == BankLineOutcome.PAID;
                byFund.computeIfAbsent(of.get(line.batchId()).fundId(), fund -> new LinkedHashMap<>())
                        .put(line, paid ? null : verdict.line().reason());
                days.put(
                        line,
                        verdict.line().on() == null
                                ? LocalDate.now(clock)
                                : verdict.line().on());
            }
        }
        byFund.forEach((fund, answers) -> batches.book(fund, answers, days::get));
    }
}
