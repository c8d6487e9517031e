package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.award.Iban;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The school's account from which everything is paid: {@code peregrine.payments.debtor-name}, {@code .debtor-iban} and, where the
 * bank asks for it, {@code .debtor-bic}.
 */
@ApplicationScoped
public class PayingAccount {

    /** An account of nobody, from the documentation of the IBAN, for systems that only show what they can. */
    private static final String FOR_SHOW = "FR7630006000011234567890189";

    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    private final String name;
    private final Optional<Iban> iban;
    private final Optional<String> bic;

    /**
     * The account as it is set.
     *
     * @param forShow whether an account of nobody will do where none is set
     * @throws IllegalArgumentException when the IBAN or the BIC cannot be one
     */
    public PayingAccount(
            @ConfigProperty(name = "peregrine.payments.debtor-name") String name,
            @ConfigProperty(name = "peregrine.payments.debtor-iban") Optional<String> iban,
            @ConfigProperty(name = "peregrine.payments.debtor-bic") Optional<String> bic,
            @ConfigProperty(name = "peregrine.clock.movable") boolean forShow) {
        this.name = name;
        this.iban = iban.or(() -> Optional.of(FOR_SHOW).filter(account -> forShow))
                .map(text -> Iban.of(text)
                        .orElseThrow(() ->
                                new IllegalArgumentException("peregrine.payments.debtor-iban is no valid IBAN.")));
        this.bic = bic;
        if (bic.isPresent() && !BIC.matcher(bic.get()).matches()) {
            throw new IllegalArgumentException("peregrine.payments.debtor-bic is no BIC.");
        }
    }

    void onStart(@Observes StartupEvent start) {
        // Being made at the start, it complains at the start about an account that cannot be one.
    }

    /**
     * An account with its holder.
     *
     * @param name whose it is
     * @param iban its number
     * @param bic the bank; null where the IBAN alone will do
     */
    public record Account(String name, String iban, String bic) {

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * The account.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 where none is set
     */
    public Account get() {
        return new Account(
                name,
                iban.orElseThrow(() ->
                                Problems.of(503, "no-paying-account", "The operator has set no account to pay from."))
                        .value(),
                bic.orElse(null));
    }

    /** Whether the number is another account's. */
    boolean isAnother(String number) {
        return iban.isPresent()
                && Iban.of(number)
                        .map(Iban::value)
                        .filter(iban.get().value()::equals)
                        .isEmpty();
    }
}
