package eu.peregrine.partners.agreement;

import eu.peregrine.partners.agreement.AgreementDiff.Change;
import eu.peregrine.partners.agreement.AgreementDiff.ConditionChange;
import eu.peregrine.partners.agreement.AgreementDiff.FieldChange;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds what differs between two contents. Whether a difference matters is not decided by a list of fields: the difference
 * alone is put into the left side, and the very text that is hashed shows whether it moved.
 */
final class Differences {

    private static final RecordComponent CONDITION_ID = RecordFields.of(ConditionTerms.class).stream()
            .filter(field -> field.getName().equals("id"))
            .findFirst()
            .orElseThrow();

    private record Pair(ConditionTerms left, ConditionTerms right) {}

    private final HashedContent left;
    private final HashedContent right;
    private final boolean sameText;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<ConditionTerms> removed = new ArrayList<>();
    private final List<ConditionTerms> added;

    Differences(HashedContent left, HashedContent right) {
        this.left = left;
        this.right = right;
        this.sameText = left.text().equals(right.text());
        this.added = new ArrayList<>(right.terms().conditions());
        pair();
    }

    boolean isSameHash() {
        return sameText;
    }

    // By id; what is left by what it says, since the hash does not know a condition's id; and of a copy that knows no
    // ids by
    // where people go.
    private void pair() {
        List<ConditionTerms> unpaired = new ArrayList<>();
        for (ConditionTerms condition : left.terms().conditions()) {
            pair(
                    condition,
                    unpaired,
                    other -> condition.id() != null && condition.id().equals(other.id()));
        }
        List<ConditionTerms> unlike = new ArrayList<>();
        for (ConditionTerms condition : unpaired) {
            String text = left.textOf(List.of(condition));
            pair(condition, unlike, other -> right.textOf(List.of(other)).equals(text));
        }
        for (ConditionTerms condition : unlike) {
            pair(condition, removed, other -> isSameWay(condition, other));
        }
    }

    private static boolean isSameWay(ConditionTerms one, ConditionTerms other) {
        return (one.id() == null || other.id() == null)
                && one.activity() == other.activity()
                && one.sending().equals(other.sending())
                && one.receiving().equals(other.receiving());
    }

    private void pair(ConditionTerms condition, List<ConditionTerms> rest, Predicate<ConditionTerms> is) {
        Optional<ConditionTerms> other = added.stream().filter(is).findFirst();
        if (other.isPresent()) {
            added.remove(other.get());
            pairs.add(new Pair(condition, other.get()));
        } else {
            rest.add(condition);
        }
    }

    /** What differs outside the conditions. */
    List<FieldChange> ofAgreement() {
        List<FieldChange> changes = new ArrayList<>();
        for (RecordComponent field : RecordFields.of(RevisionTerms.class)) {
            if (!field.getName().equals("conditions")) {
                Object after = RecordFields.value(right.terms(), field);
                add(
                        changes,
                        field.getName(),
                        RecordFields.value(left.terms(), field),
                        after,
                        left.with(RecordFields.with(left.terms(), field, after)));
            }
        }
        add(changes, "copyIds", copyIds(left), copyIds(right), left.with(sides(right, left)));
        add(changes, "identifiers", identifiers(left), identifiers(right), left.with(sides(left, right)));
        order().ifPresent(changes::add);
        return changes;
    }

    private void add(List<FieldChange> changes, String name, Object before, Object after, HashedContent moved) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(name, before, after, moves(left.text(), moved.text())));
        }
    }

    private boolean moves(String before, String after) {
        return !sameText && !before.equals(after);
    }

    private static List<String> copyIds(HashedContent content) {
        // An id that is not mapped yet is written as the hash writes it: empty.
        return content.sides().stream()
                .map(side -> side.copyId() == null ? "" : side.copyId())
                .toList();
    }

    private static Map<UUID, String> identifiers(HashedContent content) {
        Map<UUID, String> identifiers = new LinkedHashMap<>();
        content.sides().forEach(side -> identifiers.put(side.organisationId(), side.heiId()));
        return identifiers;
    }

    /** The copies of one side with the identifiers of the other, as far as it knows the party. */
    private static List<RevisionSide> sides(HashedContent copies, HashedContent names) {
        Map<UUID, String> known = identifiers(names);
        return copies.sides().stream()
                .map(side -> new RevisionSide(
                        side.organisationId(), known.getOrDefault(side.organisationId(), side.heiId()), side.copyId()))
                .toList();
    }

    private Optional<FieldChange> order() {
        Map<ConditionTerms, ConditionTerms> leftOf =
                pairs.stream().collect(Collectors.toMap(Pair::right, Pair::left, (one, same) -> one));
        List<ConditionTerms> before =
                left.terms().conditions().stream().filter(leftOf::containsValue).toList();
        List<ConditionTerms> after = right.terms().conditions().stream()
                .filter(leftOf::containsKey)
                .map(leftOf::get)
                .toList();
        if (before.equals(after)) {
            return Optional.empty();
        }
        boolean matters = moves(left.textOf(before), left.textOf(after));
        return Optional.of(new FieldChange("conditionsOrder", ids(before), ids(after), matters));
    }

    private static List<UUID> ids(List<ConditionTerms> conditions) {
        return conditions.stream()
                .map(ConditionTerms::id)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The conditions that differ: changed ones, then those that went, then those that came. */
    List<ConditionChange> ofConditions() {
        List<ConditionChange> changes = new ArrayList<>();
        pairs.stream()
                .filter(pair -> !pair.left().equals(pair.right()))
                .map(this::changed)
                .forEach(changes::add);
        removed.forEach(condition -> changes.add(new ConditionChange(
                condition.id(), Change.REMOVED, !sameText, said(condition, left, value ->
                        new Object[] {value, null}))));
        added.forEach(condition -> changes.add(new ConditionChange(
                condition.id(), Change.ADDED, !sameText, said(condition, right, value -> new Object[] {null, value}))));
        return changes;
    }

    private ConditionChange changed(Pair pair) {
        List<FieldChange> fields = new ArrayList<>();
        String text = left.textOf(List.of(pair.left()));
        for (RecordComponent field : RecordFields.of(ConditionTerms.class)) {
            Object before = RecordFields.value(pair.left(), field);
            Object after = RecordFields.value(pair.right(), field);
            if (!Objects.equals(before, after)) {
                String moved = left.textOf(List.of(RecordFields.with(pair.left(), field, after)));
                fields.add(new FieldChange(field.getName(), before, after, moves(text, moved)));
            }
        }
        boolean matters = fields.stream().anyMatch(FieldChange::mattersToHash);
        UUID id = pair.right().id() == null ? pair.left().id() : pair.right().id();
        return new ConditionChange(id, Change.CHANGED, matters, fields);
    }

    /** All that a condition says which stands on one side alone. */
    private List<FieldChange> said(ConditionTerms condition, HashedContent in, Function<Object, Object[]> onItsSide) {
        List<FieldChange> fields = new ArrayList<>();
        String text = in.textOf(List.of(condition));
        for (RecordComponent field : RecordFields.of(ConditionTerms.class)) {
            Object value = RecordFields.value(condition, field);
            if (!field.getName().equals(CONDITION_ID.getName()) && !isEmpty(value)) {
                String without = in.textOf(List.of(RecordFields.with(condition, field, anythingElse(value))));
                Object[] sides = onItsSide.apply(value);
                fields.add(new FieldChange(field.getName(), sides[0], sides[1], moves(text, without)));
            }
        }
        return fields;
    }

    private static boolean isEmpty(Object value) {
        return value == null || value.equals(Boolean.FALSE) || value instanceof List<?> list && list.isEmpty();
    }

    /** Nothing; of an activity, which must be one, another. */
    private static Object anythingElse(Object value) {
        if (value instanceof Enum<?> constant) {
            Object[] all = constant.getDeclaringClass().getEnumConstants();
            return all[(constant.ordinal() + 1) % all.length];
        }
        return null;
    }
}
