package eu.peregrine.scholarships.fund;

import java.util.List;

/** Whether a fund still takes and offers money, with what can be done in each state. */
public enum FundLifeState {
    /** Takes money and offers it. */
    OPEN("pledges", "receipts", "carry-over", "give-back", "close"),
    /** Takes no pledge and makes no offer any more; what had been promised runs on, and what comes back is carried over. */
    CLOSED("receipts", "carry-over", "give-back", "reopen");

    private final List<String> verbs;

    FundLifeState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
