package eu.peregrine.mobility.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Stores what people have said about how to be told of things. */
@ApplicationScoped
class PersonRepository implements PanacheRepositoryBase<Person, UUID> {

    private static final int MOST = 1_000;

    /** Those of an organisation, or of none, in one of the roles; in whatever role where none is named. */
    List<Person> group(Collection<String> roles, UUID organisation) {
        StringBuilder hql = new StringBuilder("from Person p where p.erasedOn is null and p.organisationId ")
                .append(organisation == null ? "is null" : "= :organisation");
        List<String> wanted = new ArrayList<>(new TreeSet<>(roles));
        for (int i = 0; i < wanted.size(); i++) {
            hql.append(i == 0 ? " and (" : " or ")
                    .append("locate(:role")
                    .append(i)
                    .append(", p.roles) > 0");
        }
        hql.append(wanted.isEmpty() ? "" : ")").append(" order by p.id");
        var query = getEntityManager().createQuery(hql.toString(), Person.class).setMaxResults(MOST);
        if (organisation != null) {
            query.setParameter("organisation", organisation);
        }
        for (int i = 0; i < wanted.size(); i++) {
            query.setParameter("role" + i, " " + wanted.get(i) + " ");
        }
        return query.getResultList();
    }

    List<Person> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The e-mail address that a student's record holds. */
    Optional<String> studentsAddress(UUID id) {
        return getEntityManager()
                .createQuery("select s.email from Student s where s.id = :id and s.email is not null", String.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
