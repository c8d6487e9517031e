package eu.peregrine.partners.agreement;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * The components of a record one by one, so that a comparison leaves no field out, not even one that is added to the record
 * later.
 */
final class RecordFields {

    private RecordFields() {}

    /** @return the components, in the record's order */
    static List<RecordComponent> of(Class<? extends Record> type) {
        return Arrays.asList(type.getRecordComponents());
    }

    /** @return what the record holds there */
    static Object value(Record holder, RecordComponent field) {
        try {
            return field.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return the same record, but for one field */
    static <R extends Record> R with(R holder, RecordComponent changed, Object value) {
        List<RecordComponent> fields = of(holder.getClass());
        Class<?>[] types = fields.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = fields.stream()
                .map(field -> field.getName().equals(changed.getName()) ? value : value(holder, field))
                .toArray();
        try {
            @SuppressWarnings("unchecked")
            R copy = (R) holder.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
