package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.destination.Eligibility;
import eu.peregrine.mobility.destination.LanguageNeed;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.seat.SeatCount;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.stay.GrantForecasts;
import eu.peregrine.mobility.stay.GrantsAhead;
import eu.peregrine.mobility.student.ProofKind;
import eu.peregrine.mobility.student.StudentFacts;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.StudentFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Compares the places that a cohort still owes with the seats that are promised and free. */
@ApplicationScoped
@Transactional
public class SeatForecasts {

    private static final int BLOCK = 1_000;
    /** When the second term begins, after the first: in February, or in June in the southern hemisphere. */
    private static final int MONTHS_OF_A_TERM = 5;

    private final OutlookRepository outlook;
    private final StudentFiles files;
    private final DestinationDirectory destinations;
    private final Seats seats;
    private final GrantForecasts grants;
    private final Clock clock;

    @Inject
    SeatForecasts(
            OutlookRepository outlook,
            StudentFiles files,
            DestinationDirectory destinations,
            Seats seats,
            GrantForecasts grants,
            Clock clock) {
        this.outlook = outlook;
        this.files = files;
        this.destinations = destinations;
        this.seats = seats;
        this.grants = grants;
        this.clock = clock;
    }

    /** A term to come and the day it begins on. */
    private record Term(String name, LocalDate start) {}

    /** Seats that are counted together, and where they may be used. */
    private record Pool(int free, List<DestinationFacts> places) {}

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where the id is no year of graduation */
    public SeatForecast of(String cohort) {
        Outlooks.check(cohort);
        LocalDate today = LocalDate.now(clock);
        Map<UUID, LocalDate> latest = outlook.owing(cohort);
        List<Term> toCome =
                terms(today, latest.values().stream().max(LocalDate::compareTo).orElse(today));
        List<Pool> pools = pools(toCome);
        List<Term> terms = withPlaces(toCome, pools);
        Map<Owing, Integer> owing = owing(latest, terms, today);
        List<Owing> groups = List.copyOf(owing.keySet());
        Market market = new Market(groups, pools, terms);

        int[] people = groups.stream().mapToInt(owing::get).toArray();
        Placing placing = Placing.of(people, market.free()).fill(market.open(Map.of()));
        return market.forecast(cohort, today, people, placing, grants.of(cohort));
    }

    private static List<Term> terms(LocalDate from, LocalDate to) {
        List<Term> terms = new ArrayList<>();
        for (int year = from.getYear() - 1; year <= to.getYear(); year++) {
            for (AcademicYear academic : List.of(new AcademicYear(year, year), new AcademicYear(year, year + 1))) {
                for (int number = 0; number < AcademicYear.TERMS; number++) {
                    LocalDate start = academic.firstDay().plusMonths((long) number * MONTHS_OF_A_TERM);
                    if (!start.isBefore(from) && !start.isAfter(to)) {
                        terms.add(new Term(academic.terms().get(number), start));
                    }
                }
            }
        }
        terms.sort(Comparator.comparing(Term::start).thenComparing(Term::name));
        return terms;
    }

    /** The terms in which anybody is promised a place. */
    private static List<Term> withPlaces(List<Term> terms, List<Pool> pools) {
        Set<String> promised = new TreeSet<>();
        pools.forEach(pool -> pool.places().forEach(place -> promised.add(place.term())));
        return terms.stream().filter(term -> promised.contains(term.name())).toList();
    }

    private Map<Owing, Integer> owing(Map<UUID, LocalDate> latest, List<Term> terms, LocalDate today) {
        Map<Owing, Integer> owing = new TreeMap<>(Comparator.comparing(Owing::group)
                .thenComparing(Owing::lastTerm)
                .thenComparing(one -> one.languages().toString()));
        List<UUID> ids = List.copyOf(latest.keySet());
        for (int from = 0; from < ids.size(); from += BLOCK) {
            for (StudentFile student : files.of(ids.subList(from, Math.min(from + BLOCK, ids.size())))) {
                LocalDate until = latest.get(student.id());
                int lastTerm = (int) terms.stream()
                        .filter(term -> !term.start().isAfter(until))
                        .count();
                owing.merge(
                        new Owing(student.eqf(), student.iscedF(), languages(student, today), lastTerm),
                        1,
                        Integer::sum);
            }
        }
        return owing;
    }

    private static Map<String, Cefr> languages(StudentFile student, LocalDate today) {
        Map<String, Cefr> best = new TreeMap<>();
        student.proofs().stream()
                .filter(proof -> proof.kind() != ProofKind.SELF)
                .filter(proof ->
                        proof.validUntil() == null || !proof.validUntil().isBefore(today))
                .forEach(proof ->
                        best.merge(proof.language(), proof.level(), (one, other) -> one.reaches(other) ? one : other));
        return best;
    }

    private List<Pool> pools(List<Term> terms) {
        Set<String> names = new TreeSet<>();
        terms.forEach(term -> names.add(term.name()));
        Map<SeatKey, List<DestinationFacts>> places = new TreeMap<>();
        names.stream()
                .map(name -> name.substring(0, name.indexOf('-')))
                .distinct()
                .flatMap(year -> destinations.ofYear(year).stream())
                .filter(place -> place.open() && names.contains(place.term()))
                .forEach(place -> places.computeIfAbsent(
                                new SeatKey(place.conditionId(), place.academicYear()), key -> new ArrayList<>())
                        .add(place));
        Map<SeatKey, SeatCount> taken = seats.of(places.keySet());
        List<Pool> pools = new ArrayList<>();
        places.forEach((key, of) -> pools.add(new Pool(
                Math.max(
                        0,
                        of.get(0).seatsPromised()
                                - taken.getOrDefault(key, SeatCount.NONE).taken()),
                of)));
        return pools;
    }

    /** Who owes and what is free, and which of it is for whom. */
    private static final class Market {

        private final List<Owing> groups;
        private final List<Pool> pools;
        private final List<Term> terms;
        private final Map<String, Integer> order = new HashMap<>();
        private final Map<String, Cefr> everyLanguage = new HashMap<>();
        private final Map<Owing.Group, List<List<DestinationFacts>>> welcome = new TreeMap<>();

        Market(List<Owing> groups, List<Pool> pools, List<Term> terms) {
            this.groups = groups;
            this.pools = pools;
            this.terms = terms;
            for (int i = 0; i < terms.size(); i++) {
                order.put(terms.get(i).name(), i);
            }
            pools.forEach(pool -> pool.places()
                    .forEach(place -> place.languages().forEach(need -> everyLanguage.put(need.language(), Cefr.C2))));
            groups.forEach(one -> welcome.computeIfAbsent(one.group(), this::welcome));
        }

        /** By pool, the places that take the level and field, whatever the language. */
        private List<List<DestinationFacts>> welcome(Owing.Group group) {
            StudentFacts anybody = new StudentFacts(
                    null, null, null, null, null, null, group.eqf(), group.iscedF(), null, null, everyLanguage);
            return pools.stream()
                    .map(pool -> pool.places().stream()
                            .filter(place -> Eligibility.check(anybody, place).isEmpty())
                            .toList())
                    .toList();
        }

        int[] free() {
            return pools.stream().mapToInt(Pool::free).toArray();
        }

        /** The pools open to each group, if all of them had these languages too. */
        List<int[]> open(Map<String, Cefr> also) {
            return groups.stream().map(group -> open(group, also, false)).toList();
        }

        private int[] open(Owing group, Map<String, Cefr> also, boolean whateverTheLanguage) {
            List<List<DestinationFacts>> places = welcome.get(group.group());
            List<Integer> open = new ArrayList<>();
            for (int pool = 0; pool < pools.size(); pool++) {
                if (places.get(pool).stream()
                        .anyMatch(place -> order.get(place.term()) < group.lastTerm()
                                && (whateverTheLanguage
                                        || place.languages().stream().allMatch(need -> met(need, group, also))))) {
                    open.add(pool);
                }
            }
            return open.stream().mapToInt(Integer::intValue).toArray();
        }

        private static boolean met(LanguageNeed need, Owing group, Map<String, Cefr> also) {
            return !need.concerns(group.iscedF())
                    || need.cefr() == Cefr.NS
                    || reaches(group.languages().get(need.language()), need)
                    || reaches(also.get(need.language()), need);
        }

        private static boolean reaches(Cefr held, LanguageNeed need) {
            return held != null && held.reaches(need.cefr());
        }

        SeatForecast forecast(String cohort, LocalDate today, int[] people, Placing placing, GrantsAhead grants) {
            Map<Owing.Group, List<Integer>> members = new TreeMap<>();
            Set<Integer> usable = new TreeSet<>();
            boolean[] shutOut = new boolean[groups.size()];
            List<int[]> open = open(Map.of());
            for (int i = 0; i < groups.size(); i++) {
                members.computeIfAbsent(groups.get(i).group(), group -> new ArrayList<>())
                        .add(i);
                for (int pool : open.get(i)) {
                    usable.add(pool);
                }
                shutOut[i] = open.get(i).length == 0 && open(groups.get(i), Map.of(), true).length > 0;
            }
            ToLongFunction<Integer> out = i -> shutOut[i] ? people[i] : 0;
            List<SeatForecast.OfField> fields = new ArrayList<>();
            members.forEach((group, of) -> {
                long owed = sum(of, i -> people[i]);
                long missing = sum(of, placing::waiting);
                fields.add(new SeatForecast.OfField(
                        group.eqf(), group.iscedF(), owed, seats(group, null), owed - missing, missing, sum(of, out)));
            });
            List<SeatForecast.OfTerm> byTerm = new ArrayList<>();
            for (int term = 0; term < terms.size(); term++) {
                for (Map.Entry<Owing.Group, List<Integer>> of : members.entrySet()) {
                    int last = term + 1;
                    long owed = sum(of.getValue(), i -> groups.get(i).lastTerm() == last ? people[i] : 0);
                    String name = terms.get(term).name();
                    long free = seats(of.getKey(), name);
                    if (owed > 0 || free > 0) {
                        byTerm.add(new SeatForecast.OfTerm(
                                name, of.getKey().eqf(), of.getKey().iscedF(), owed, free));
                    }
                }
            }
            List<Integer> all = members.values().stream().flatMap(List::stream).toList();
            List<SeatForecast.Opening> openings = openings(placing);
            long owed = sum(all, i -> people[i]);
            long missing = placing.waiting();
            return new SeatForecast(
                    cohort,
                    today,
                    owed,
                    usable.stream().mapToLong(pool -> pools.get(pool).free()).sum(),
                    owed - missing,
                    missing,
                    sum(all, i -> groups.get(i).lastTerm() == 0 ? people[i] : 0),
                    sum(all, out),
                    fields,
                    byTerm,
                    openings,
                    grants,
                    summary(owed, fields, openings));
        }

        private static long sum(List<Integer> of, ToLongFunction<Integer> value) {
            return of.stream().mapToLong(value).sum();
        }

        /** Free seats for a level and field, in one term or in any. */
        private long seats(Owing.Group group, String term) {
            List<List<DestinationFacts>> places = welcome.get(group);
            long free = 0;
            for (int pool = 0; pool < pools.size(); pool++) {
                boolean here = places.get(pool).stream()
                        .anyMatch(place -> term == null || place.term().equals(term));
                free += here ? pools.get(pool).free() : 0;
            }
            return free;
        }

        private List<SeatForecast.Opening> openings(Placing placing) {
            Map<String, Set<Cefr>> asked = new TreeMap<>();
            pools.forEach(pool -> pool.places()
                    .forEach(place -> place.languages()
                            .forEach(need -> asked.computeIfAbsent(need.language(), language -> new TreeSet<>())
                                    .add(need.cefr()))));
            List<SeatForecast.Opening> openings = new ArrayList<>();
            asked.forEach((language, levels) -> {
                long before = 0;
                for (Cefr level : levels) {
                    long opens = placing.waiting()
                            - placing.copy().fill(open(Map.of(language, level))).waiting();
                    // A higher level is only worth naming where it opens more than a lower one.
                    if (opens > before) {
                        openings.add(new SeatForecast.Opening(language, level, opens));
                        before = opens;
                    }
                }
            });
            openings.sort(Comparator.comparing(SeatForecast.Opening::opens)
                    .reversed()
                    .thenComparing(SeatForecast.Opening::language)
                    .thenComparing(SeatForecast.Opening::cefr));
            return openings;
        }

        private static LocalizedText summary(
                long owed, List<SeatForecast.OfField> fields, List<SeatForecast.Opening> openings) {
            Map<String, Long> missing = new LinkedHashMap<>();
            fields.stream()
                    .filter(field -> field.missing() > 0)
                    .forEach(field -> missing.merge(field.iscedF(), field.missing(), Long::sum));
            List<String> en = new ArrayList<>();
            List<String> fr = new ArrayList<>();
            missing.forEach((field, count) -> {
                en.add(count + (count == 1 ? " place" : " places") + " short in " + field);
                fr.add("il manque " + count + (count == 1 ? " place" : " places") + " en " + field);
            });
            if (missing.isEmpty()) {
                en.add("a place for each of the " + owed + " who still have to go");
                fr.add("une place pour chacun des " + owed + " étudiants qui doivent encore partir");
            }
            openings.stream().limit(1).forEach(best -> {
                Locale language = Locale.forLanguageTag(best.language());
                en.add(language.getDisplayLanguage(Locale.ENGLISH) + " at " + best.cefr() + " would open "
                        + best.opens());
                fr.add(language.getDisplayLanguage(Locale.FRENCH) + " niveau " + best.cefr() + " en ouvrirait "
                        + best.opens());
            });
            return new LocalizedText(String.join("; ", en), String.join("; ", fr));
        }
    }
}
