package eu.peregrine.scholarships.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * Forgets what a student wrote and handed in, and accounts that no money went to. An account that was paid to belongs to the books, which are
 * kept for ten years (French commercial code, L123-22); so do amounts and days.
 */
@ApplicationScoped
class ErasureRepository {

    private final EntityManager entityManager;

    ErasureRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void forget(UUID student) {
        update("""
                update application set motivation = null, profile = '{}', documents = '[]',
                  appeal = case when appeal is null then null else
                    cast(jsonb_build_object('reason', '', 'filedOn', appeal -> 'filedOn', 'granted', appeal -> 'granted',
                      'answeredOn', appeal -> 'answeredOn') as jsonb) end,
                  version = version + 1
                where student_id = :student
                """, student);
        entityManager
                .createNativeQuery(
                        "select forget_documents(array(select a.id from application a where a.student_id = :student))",
                        Integer.class)
                .setParameter("student", student)
                .getSingleResult();
        update("""
                update award set account_masked = null, account_sealed = null, holder_sealed = null, version = version + 1
                where student_id = :student and account_sealed is not null
                  and not exists (select 1 from instalment i
                      where i.award_id = award.id and i.state in ('ORDERED', 'PAID'))
                """, student);
        update("""
                update payment_line set account_masked = null, account_sealed = null, holder_sealed = null,
                  version = version + 1
                where state = 'FAILED' and account_sealed is not null
                  and award_id in (select a.id from award a where a.student_id = :student)
                """, student);
    }

    private void update(String sql, UUID student) {
        entityManager.createNativeQuery(sql).setParameter("student", student).executeUpdate();
    }
}
