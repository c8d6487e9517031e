package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.web.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Stores what supporters gave, and adds it up. */
@ApplicationScoped
class SupportRepository {

    private static final String GRANTED = "('ACCEPTED', 'CONTRACTED', 'IN_PAYMENT', 'SETTLED')";

    private static final String FOLLOW = """
            insert into support as known (id, sequence, kind, award_id, funder_id, state, amount, currency, counted_on)
            values (:id, :sequence, :kind, :award, cast(:funder as uuid), :state, :amount, :currency, cast(:day as date))
            on conflict (id) do update set sequence = excluded.sequence, funder_id = excluded.funder_id, state = excluded.state,
                amount = excluded.amount, currency = excluded.currency, counted_on = %s
            where known.sequence < excluded.sequence
            """;

    // The day of the first event that says it was granted stays; before that there is none.
    private static final String AWARD =
            FOLLOW.replace(":day", "(case when :state in " + GRANTED + " then cast(:day as date) end)");

    private static final String BY_SUPPORTER = """
            with given as (
                select coalesce(o.merged_into, a.funder_id) as supporter, g.kind, g.amount, g.currency
                from support g
                join support a on a.id = g.award_id and a.kind = 'award'
                left join partner_organisation o on o.id = a.funder_id
                where a.funder_id is not null
                  and (g.kind = 'award' and g.state in %s or g.kind = 'instalment' and g.state = 'PAID')
                  and g.counted_on between :from and :to)
            select supporter, currency, count(*) filter (where kind = 'award'),
                coalesce(sum(amount) filter (where kind = 'award'), 0),
                coalesce(sum(amount) filter (where kind = 'instalment'), 0)
            from given group by supporter, currency order by supporter, currency
            """.formatted(GRANTED);

    // A draft was offered to nobody, and neither was what its host has withdrawn.
    private static final String PLACEMENTS = """
            select coalesce(o.merged_into, p.host_id) as supporter, sum(p.places), sum(p.taken)
            from placement p
            left join partner_organisation o on o.id = p.host_id
            where p.state in ('PUBLISHED', 'FILLED', 'CLOSED')
              and cast(p.created_at at time zone 'UTC' as date) between :from and :to
            group by 1 order by 1
            """;

    private final EntityManager entityManager;

    @Inject
    SupportRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Takes what an award's event says, unless a later one was seen before. */
    void award(UUID id, UUID funder, String state, Money amount, LocalDate day, long sequence) {
        follow(
                AWARD.formatted("coalesce(known.counted_on, excluded.counted_on)"),
                id,
                "award",
                id,
                funder,
                state,
                amount,
                day,
                sequence);
    }

    /** Takes what an instalment's event says, unless a later one was seen before. */
    void instalment(UUID id, UUID award, String state, Money amount, LocalDate paidOn, long sequence) {
        follow(FOLLOW.formatted("excluded.counted_on"), id, "instalment", award, null, state, amount, paidOn, sequence);
    }

    private void follow(
            String statement,
            UUID id,
            String kind,
            UUID award,
            UUID funder,
            String state,
            Money amount,
            LocalDate day,
            long sequence) {
        entityManager
                .createNativeQuery(statement)
                .setParameter("id", id)
                .setParameter("sequence", sequence)
                .setParameter("kind", kind)
                .setParameter("award", award)
                .setParameter("funder", funder)
                .setParameter("state", state)
                .setParameter("amount", amount.amount())
                .setParameter("currency", amount.currency())
                .setParameter("day", day)
                .executeUpdate();
    }

    /** Supporter, places offered, places taken; one row for each supporter. */
    @SuppressWarnings("unchecked")
    List<Object[]> placements(LocalDate from, LocalDate to) {
        return entityManager
                .createNativeQuery(PLACEMENTS)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** Supporter, currency, number of awards, sum granted, sum paid; one row for each supporter and currency. */
    @SuppressWarnings("unchecked")
    List<Object[]> bySupporter(LocalDate from, LocalDate to) {
        return entityManager
                .createNativeQuery(BY_SUPPORTER)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }
}
