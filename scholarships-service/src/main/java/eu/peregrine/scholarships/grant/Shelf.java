package eu.peregrine.scholarships.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Puts rules there that are missing, in one transaction and in one replica at a time. */
@ApplicationScoped
class Shelf {

    private final GrantRuleRepository rules;
    private final GrantRules book;

    Shelf(GrantRuleRepository rules, GrantRules book) {
        this.rules = rules;
        this.book = book;
    }

    @ActivateRequestContext
    @Transactional
    void fill(List<GrantRuleDraft> drafts) {
        rules.lock();
        drafts.forEach(book::ship);
    }
}
