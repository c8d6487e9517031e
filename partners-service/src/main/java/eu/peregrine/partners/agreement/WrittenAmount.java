package eu.peregrine.partners.agreement;

import java.math.BigDecimal;
import java.util.Objects;
import org.hibernate.type.descriptor.java.BigDecimalJavaType;

/** An amount as it was written: {@code 5.00} is kept in the place of {@code 5}, since the content hash tells them apart. */
public class WrittenAmount extends BigDecimalJavaType {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean areEqual(BigDecimal one, BigDecimal another) {
        return Objects.equals(one, another);
    }

    @Override
    public int extractHashCode(BigDecimal value) {
        return value.hashCode();
    }
}
