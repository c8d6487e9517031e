package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violations;
import java.util.List;
import java.util.UUID;

/** What a school asks for, beyond the rules of agreements themselves, before it proposes one. */
public interface ProposalPolicy {

    /**
     * @param parties ids of the agreement's parties, in their order
     * @return what speaks against proposing it to them; empty when nothing does
     */
    Violations against(List<UUID> parties);
}
