package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.mobility.MobilityKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out what a stay is granted under the terms of one rule version. It knows no programme: every figure is the terms'.
 * Days of long stays count 30/360 (Erasmus+ Programme Guide), those of short stays by the calendar; the remainder of a
 * month is paid by the thirtieth. The same case gives the same grant whenever it is asked. Safe for many threads.
 */
public final class GrantCalculator {

    private static final int DAYS_OF_A_MONTH = 30;
    private static final int DAYS_OF_A_WEEK = 7;

    private final GrantTerms terms;
    private final Map<String, String> groups = new HashMap<>();
    private final String otherGroup;

    /** For these terms, which were checked. */
    public GrantCalculator(GrantTerms terms) {
        this.terms = terms;
        String rest = null;
        for (CountryGroup group : terms.groups()) {
            group.countries().forEach(country -> groups.put(country, group.code()));
            rest = group.countries().isEmpty() ? group.code() : rest;
        }
        this.otherGroup = rest;
    }

    /** The days after which a rate of the unit is whole; 1 for days and lumps. */
    static int days(GrantUnit unit) {
        return switch (unit) {
            case MONTH -> DAYS_OF_A_MONTH;
            case WEEK -> DAYS_OF_A_WEEK;
            case DAY, LUMP -> 1;
        };
    }

    /** How the days of a stay count when nobody says: short up to the longest short stay. */
    public StayLength lengthOf(Period stay) {
        return stay.days() <= terms.shortStayMaximumDays() ? StayLength.SHORT : StayLength.LONG;
    }

    /** What the stay is granted, with every step. */
    public Grant work(GrantCase stay) {
        StayLength length = stay.length() == null ? lengthOf(stay.stay()) : stay.length();
        String group = groups.getOrDefault(stay.country(), otherGroup);
        int calculated = count(length, stay.stay());
        int interrupted = interruptedDays(length, stay.stay(), stay.interruptions());
        int present = calculated - interrupted;
        List<GrantObstacle> against = new ArrayList<>(2);
        if (group == null) {
            against.add(new GrantObstacle("country-without-rate", "The rule knows no rate for this country."));
        }
        boolean excused = Boolean.TRUE.equals(stay.forceMajeure());
        if (!excused) {
            againstDuration(length, present, against);
        }
        int left = left(length, stay.profile());
        if (left == 0) {
            against.add(new GrantObstacle(
                    "cycle-exhausted",
                    "Earlier stays of this study cycle have used all " + terms.cycleMonths() + " months."));
        }
        int funded = !against.isEmpty() || stay.profile().asksForNothing()
                ? 0
                : Math.min(Math.min(present, left), limit(stay.profile().fundedMonths()));
        int travel = funded == 0 ? 0 : travelDays(stay.profile());
        List<GrantStep> steps = funded == 0 ? List.of() : steps(stay, length, group, funded, travel);
        long total = 0;
        for (GrantStep step : steps) {
            total += step.cents();
        }
        return new Grant(
                length,
                group,
                calculated,
                interrupted,
                funded,
                present - funded,
                travel,
                steps,
                List.copyOf(against),
                total);
    }

    /** The days of a stay, or of a part of it, as they count for its length. */
    public static int count(StayLength length, Period period) {
        return length == StayLength.LONG
                ? Math.toIntExact(ThirtyDayMonths.days(period.start(), period.end()))
                : Math.toIntExact(period.days());
    }

    /** The days of interruptions inside a stay, each day once, and never more than the stay has. */
    public static int interruptedDays(StayLength length, Period stay, List<Period> interruptions) {
        if (interruptions.isEmpty()) {
            return 0;
        }
        int days = 0;
        LocalDate counted = null;
        for (Period interruption : interruptions.stream()
                .sorted((a, b) -> a.start().compareTo(b.start()))
                .toList()) {
            LocalDate start = later(interruption.start(), stay.start());
            start = counted == null ? start : later(start, counted.plusDays(1));
            LocalDate end = interruption.end().isBefore(stay.end()) ? interruption.end() : stay.end();
            if (!end.isBefore(start)) {
                days += count(length, new Period(start, end));
                counted = end;
            }
        }
        return Math.min(days, count(length, stay));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private void againstDuration(StayLength length, int present, List<GrantObstacle> against) {
        if (length == StayLength.LONG && present < terms.longStayMinimumDays()) {
            against.add(new GrantObstacle(
                    "too-short",
                    "A long stay has at least " + terms.longStayMinimumDays() + " days; this one has " + present
                            + "."));
        }
        if (length == StayLength.SHORT
                && (present < terms.shortStayMinimumDays() || present > terms.shortStayMaximumDays())) {
            against.add(new GrantObstacle(
                    "not-a-short-stay",
                    "A short stay has " + terms.shortStayMinimumDays() + " to " + terms.shortStayMaximumDays()
                            + " days; this one has " + present + "."));
        }
    }

    /** How many days of the study cycle are left; short stays use none. */
    private int left(StayLength length, GrantProfile profile) {
        if (length == StayLength.SHORT || terms.cycleMonths() == null) {
            return Integer.MAX_VALUE;
        }
        int used = profile.cycleDaysUsed() == null ? 0 : profile.cycleDaysUsed();
        return Math.max(0, terms.cycleMonths() * DAYS_OF_A_MONTH - used);
    }

    private static int limit(Integer months) {
        return months == null ? Integer.MAX_VALUE : months * DAYS_OF_A_MONTH;
    }

    private int travelDays(GrantProfile profile) {
        Integer most =
                profile.given().contains(Circumstance.GREEN_TRAVEL) ? terms.greenTravelDays() : terms.travelDays();
        return most == null || profile.travelDays() == null ? 0 : Math.min(most, profile.travelDays());
    }

    private List<GrantStep> steps(GrantCase stay, StayLength length, String group, int funded, int travel) {
        List<GrantStep> steps = new ArrayList<>();
        List<Circumstance> circumstances = stay.profile().given();
        MobilityKind kind = stay.kind();
        for (GrantComponent component : terms.components()) {
            if (component.isFor(length, kind, group, circumstances)) {
                add(component, stay.profile(), group, funded, travel, steps);
            }
        }
        return List.copyOf(steps);
    }

    private static void add(
            GrantComponent component,
            GrantProfile profile,
            String group,
            int funded,
            int travel,
            List<GrantStep> steps) {
        if (component.byDistance()) {
            if (profile.distanceKm() != null) {
                once(component, profile, group, profile.distanceKm(), steps);
            }
            return;
        }
        int days = paidDays(component, profile, funded);
        if (days == 0) {
            return;
        }
        int all = component.withTravelDays() ? days + travel : days;
        switch (component.unit()) {
            case LUMP -> once(component, profile, group, days, steps);
            case DAY -> tiers(component, profile, group, all, steps);
            case WEEK, MONTH -> {
                GrantRate rate = rate(component, group, days);
                if (rate != null) {
                    step(component, all, cents(rate, profile), steps);
                }
            }
        }
    }

    private static int paidDays(GrantComponent component, GrantProfile profile, int funded) {
        int days = Math.min(funded, limit(component.maximumMonths()));
        if (component.lifetimeMonths() != null) {
            int used = profile.lifetimeMonthsUsed() == null ? 0 : profile.lifetimeMonthsUsed();
            days = Math.min(days, limit(Math.max(0, component.lifetimeMonths() - used)));
        }
        boolean tooFew = component.minimumMonths() != null && days < component.minimumMonths() * DAYS_OF_A_MONTH;
        return tooFew ? 0 : days;
    }

    private static void once(
            GrantComponent component, GrantProfile profile, String group, int measured, List<GrantStep> steps) {
        GrantRate rate = rate(component, group, measured);
        if (rate != null) {
            step(component, 1, cents(rate, profile), steps);
        }
    }

    /** Each tier for its days; days beyond the last, which only travel can bring, at the rate of the last. */
    private static void tiers(
            GrantComponent component, GrantProfile profile, String group, int days, List<GrantStep> steps) {
        int paid = 0;
        GrantRate last = null;
        for (GrantRate rate : component.rates()) {
            if (rate.group() != null && !rate.group().equals(group)) {
                continue;
            }
            int until = rate.to() == null ? days : Math.min(days, rate.to());
            int from = rate.from() == null ? 1 : rate.from();
            int here = until - Math.max(from - 1, paid);
            if (here > 0) {
                step(component, here, cents(rate, profile), steps);
                paid = until;
            }
            last = rate;
        }
        if (last != null && days > paid && last.to() != null && days > last.to()) {
            step(component, days - Math.max(paid, last.to()), cents(last, profile), steps);
        }
    }

    private static GrantRate rate(GrantComponent component, String group, int measured) {
        for (GrantRate rate : component.rates()) {
            if (rate.holds(group, measured)) {
                return rate;
            }
        }
        return null;
    }

    private static long cents(GrantRate rate, GrantProfile profile) {
        boolean green = rate.green() != null && profile.given().contains(Circumstance.GREEN_TRAVEL);
        return (green ? rate.green() : rate.amount()).cents();
    }

    private static void step(GrantComponent component, int quantity, long rate, List<GrantStep> steps) {
        int divisor = days(component.unit());
        long cents = Math.floorDiv(2 * Math.multiplyExact(quantity, rate) + divisor, 2L * divisor);
        steps.add(new GrantStep(component.code(), component.name(), component.unit(), quantity, rate, cents));
    }
}
