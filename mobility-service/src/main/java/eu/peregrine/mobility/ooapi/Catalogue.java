package eu.peregrine.mobility.ooapi;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.offering.Offering;
import eu.peregrine.mobility.offering.Offerings;
import eu.peregrine.mobility.ooapi.CatalogueEntries.CatalogueOrganisation;
import eu.peregrine.mobility.ooapi.CatalogueEntries.CatalogueProgramme;
import eu.peregrine.mobility.ooapi.CatalogueEntries.CatalogueSession;
import eu.peregrine.mobility.ooapi.CatalogueEntries.Code;
import eu.peregrine.mobility.ooapi.CatalogueEntries.Course;
import eu.peregrine.mobility.ooapi.CatalogueEntries.CourseOffering;
import eu.peregrine.mobility.ooapi.CatalogueEntries.StudyLoad;
import eu.peregrine.mobility.ooapi.CatalogueEntries.Text;
import eu.peregrine.mobility.ooapi.CataloguePage.Asked;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.Programmes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads the school's offerings and programmes as the Open Education API names things. There, a course is what is taught and
 * a course offering is the course in a term; here, offerings with the same code are the same course. Courses and academic
 * sessions have no ids of their own here: theirs are made from their codes, and so stay the same.
 */
@ApplicationScoped
@Transactional
public class Catalogue {
    private static final String YEAR = "academic_year";
    private static final String SEMESTER = "semester";

    private final Offerings offerings;
    private final Programmes programmes;
    private final OrganisationDirectory organisations;
    private final Clock clock;

    @Inject
    Catalogue(Offerings offerings, Programmes programmes, OrganisationDirectory organisations, Clock clock) {
        this.offerings = offerings;
        this.programmes = programmes;
        this.organisations = organisations;
        this.clock = clock;
    }

    CataloguePage<Course> courses(Asked asked) {
        UUID home = home();
        return asked.page(offerings.courses(asked.from(), asked.withOneMore()), o -> course(o, home));
    }

    CataloguePage<CourseOffering> courseOfferings(Asked asked) {
        UUID home = home();
        return asked.page(offerings.numbered(asked.from(), asked.withOneMore()), o -> courseOffering(o, home));
    }

    CataloguePage<CatalogueProgramme> programmes(Asked asked) {
        UUID home = home();
        List<Programme> byName = programmes.all().values().stream()
                .sorted(Comparator.comparing((Programme p) -> p.name().en()).thenComparing(Programme::id))
                .toList();
        return asked.cut(byName, p -> programme(p, home));
    }

    CataloguePage<CatalogueOrganisation> organisations(Asked asked) {
        return asked.cut(organisations.home().stream().toList(), o -> organisation(o));
    }

    CataloguePage<CatalogueSession> academicSessions(Asked asked) {
        return asked.cut(sessions(), session -> session);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when nothing with that code is offered */
    Course course(UUID id) {
        return course(offerings.course(id).orElseThrow(() -> Problems.notFound("course")), home());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is none */
    CourseOffering courseOffering(UUID id) {
        return courseOffering(offerings.offering(id).orElseThrow(() -> Problems.notFound("course offering")), home());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is none */
    CatalogueProgramme programme(UUID id) {
        Programme programme = programmes.all().get(id);
        if (programme == null) {
            throw Problems.notFound("programme");
        }
        return programme(programme, home());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 for any other organisation than the school */
    CatalogueOrganisation organisation(UUID id) {
        return organisations
                .home()
                .filter(home -> home.id().equals(id))
                .map(o -> organisation(o))
                .orElseThrow(() -> Problems.notFound("organisation"));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 for a time in which nothing is offered */
    CatalogueSession academicSession(UUID id) {
        return sessions().stream()
                .filter(session -> session.academicSessionId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("academic session"));
    }

    private List<CatalogueSession> sessions() {
        List<CatalogueSession> sessions = new ArrayList<>();
        for (String text : offerings.years()) {
            AcademicYear year = AcademicYear.of(text);
            sessions.add(year(year));
            year.terms().forEach(term -> sessions.add(term(year, term)));
        }
        return sessions;
    }

    private static Course course(Offering o, UUID home) {
        return new Course(
                courseId(o),
                new Code("identifier", o.code()),
                texts(o.title()),
                o.code(),
                List.of(new StudyLoad("ects", o.ects())),
                o.description() == null ? null : List.of(new Text("en", o.description())),
                List.of(o.language()),
                o.iscedF(),
                List.of(new Text("en", "Language " + o.language() + " at level " + o.cefr() + ".")),
                level(o.level()),
                o.programmeId() == null ? null : List.of(o.programmeId()),
                home);
    }

    private CourseOffering courseOffering(Offering o, UUID home) {
        AcademicYear year = AcademicYear.of(o.academicYear());
        String session = o.term() == null ? o.academicYear() : o.term();
        return new CourseOffering(
                o.id(),
                new Code("offering_code", o.code() + " " + session),
                courseId(o),
                sessionId(session),
                texts(o.title()),
                o.code(),
                "active",
                List.of(o.language()),
                o.capacity(),
                true,
                midnight(firstDay(year, o.term())),
                midnight(dayAfter(year, o.term())),
                home);
    }

    private static CatalogueProgramme programme(Programme p, UUID home) {
        return new CatalogueProgramme(
                p.id(),
                new Code("programme_code", p.code()),
                "programme",
                texts(p.name()),
                p.code(),
                level(p.level()),
                p.iscedF(),
                home);
    }

    private static CatalogueOrganisation organisation(PartnerOrganisation o) {
        return new CatalogueOrganisation(
                o.id(), new Code("organisation_id", o.id().toString()), "root", texts(o.name()));
    }

    private CatalogueSession year(AcademicYear year) {
        return new CatalogueSession(
                sessionId(year.toString()),
                YEAR,
                new Code("identifier", year.toString()),
                List.of(new Text("en", "Academic year " + year), new Text("fr", "Année universitaire " + year)),
                year.toString(),
                midnight(firstDay(year, null)),
                midnight(dayAfter(year, null)),
                null,
                year.terms().stream().map(Catalogue::sessionId).toList(),
                null);
    }

    private CatalogueSession term(AcademicYear year, String term) {
        String number = term.substring(term.length() - 1);
        return new CatalogueSession(
                sessionId(term),
                SEMESTER,
                new Code("identifier", term),
                List.of(
                        new Text("en", "Semester " + number + " of " + year),
                        new Text("fr", "Semestre " + number + " de " + year)),
                term,
                midnight(firstDay(year, term)),
                midnight(dayAfter(year, term)),
                sessionId(year.toString()),
                null,
                sessionId(year.toString()));
    }

    /** The second semester begins in February; a year and its first semester begin together. */
    private static LocalDate firstDay(AcademicYear year, String term) {
        return term != null && term.endsWith("-2") ? secondSemester(year) : year.firstDay();
    }

    private static LocalDate dayAfter(AcademicYear year, String term) {
        return term != null && term.endsWith("-1")
                ? secondSemester(year)
                : year.next().firstDay();
    }

    private static LocalDate secondSemester(AcademicYear year) {
        return year.start() == year.end()
                ? LocalDate.of(year.start(), Month.JULY, 1)
                : LocalDate.of(year.end(), Month.FEBRUARY, 1);
    }

    private OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private UUID home() {
        return organisations.home().map(PartnerOrganisation::id).orElse(null);
    }

    private static UUID courseId(Offering o) {
        return made("course:" + o.code().toLowerCase(Locale.ROOT));
    }

    private static UUID sessionId(String session) {
        return made("academic-session:" + session);
    }

    private static UUID made(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Text> texts(LocalizedText text) {
        return text.fr() == null
                ? List.of(new Text("en", text.en()))
                : List.of(new Text("en", text.en()), new Text("fr", text.fr()));
    }

    /** Levels of the European Qualifications Framework by the names of the Open Education API. */
    private static String level(int eqf) {
        return switch (eqf) {
            case 5 -> "associate_degree";
            case 6 -> "bachelor";
            case 7 -> "master";
            case 8 -> "doctoral";
            default -> "undefined";
        };
    }
}
