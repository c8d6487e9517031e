package eu.peregrine.mobility.offering;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.list.SearchText;
import eu.peregrine.kit.transfer.Exports;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Stores offerings. */
@ApplicationScoped
class OfferingRepository implements PanacheRepositoryBase<Offering, UUID> {

    Optional<Offering> called(String code, String academicYear, String term) {
        return find(
                        "lower(code) = lower(?1) and academicYear = ?2 and coalesce(term, '') = ?3",
                        code,
                        academicYear,
                        term == null ? "" : term)
                .firstResultOptional();
    }

    Page<Offering> page(ListRequest request, OfferingFilter filter) {
        Listing<Offering> listing = Listing.of(getEntityManager(), Offering.class, "o")
                .filter("id", filter.ids, "o.id in :id")
                .filter("kind", filter.kinds, "o.kind in :kind")
                .filter("academicYear", filter.academicYears, "o.academicYear in :academicYear")
                .filter("term", filter.terms, "o.term in :term")
                .filter("language", filter.languages, "o.language in :language")
                .filter("field", filter.fields, "o.iscedF in :field")
                .filter("programme", filter.programmes, "o.programmeId in :programme")
                .filter("modifiedSince", filter.modifiedSince, "o.updatedAt >= :modifiedSince")
                .sortable("code", "o.code", String.class, Offering::code)
                .sortable("updatedAt", "o.updatedAt", Instant.class, Offering::updatedAt)
                .facet("kind", "o.kind")
                .facet("language", "o.language")
                .facet("academicYear", "o.academicYear")
                .defaultSort("code");
        SearchText.of(filter.q).ifPresent(text -> {
            listing.always(text.matches("o"), text.parameters());
            listing.computed("relevance", SearchText.distance("o")).defaultSort("relevance,code");
        });
        return listing.page(request, o -> o);
    }

    Stream<Offering> all() {
        return getEntityManager()
                .createQuery("select o from Offering o order by o.academicYear, o.code, o.id", Offering.class)
                .setHint("org.hibernate.fetchSize", Exports.FETCH_SIZE)
                .getResultStream();
    }

    /** A page by number, for those who harvest the whole catalogue; one more than asked for tells of a next page. */
    List<Offering> numbered(int from, int howMany) {
        return getEntityManager()
                .createQuery("select o from Offering o order by o.title.en, o.id", Offering.class)
                .setFirstResult(from)
                .setMaxResults(howMany)
                .getResultList();
    }

    /** The same for courses: of the offerings with one code the last one. */
    List<Offering> courses(int from, int howMany) {
        return getEntityManager()
                .createQuery("""
                        select o from Offering o
                        where not exists (select 1 from Offering later where lower(later.code) = lower(o.code)
                            and (later.academicYear, coalesce(later.term, '')) > (o.academicYear, coalesce(o.term, '')))
                        order by o.title.en, o.id
                        """, Offering.class)
                .setFirstResult(from)
                .setMaxResults(howMany)
                .getResultList();
    }

    /** The course with that id, as it is offered last. */
    @SuppressWarnings("unchecked")
    Optional<Offering> course(UUID courseId) {
        return ((List<Offering>) getEntityManager()
                        .createNativeQuery(
                                "select * from offering where course_id = :course"
                                        + " order by academic_year desc, coalesce(term, '') desc limit 1",
                                Offering.class)
                        .setParameter("course", courseId)
                        .getResultList())
                .stream().findFirst();
    }

    /** French as a foreign language in a year. */
    List<Offering> french(String academicYear) {
        return list("kind = ?1 and academicYear = ?2 order by code, id", OfferingKind.FRENCH_COURSE, academicYear);
    }

    /** The years in which something is offered, in order. */
    List<String> years() {
        return getEntityManager()
                .createQuery("select distinct o.academicYear from Offering o order by o.academicYear", String.class)
                .getResultList();
    }
}
