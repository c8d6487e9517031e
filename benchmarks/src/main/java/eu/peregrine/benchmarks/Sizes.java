package eu.peregrine.benchmarks;

import java.util.List;

/**
 * How much is measured.
 *
 * @param organisations in the database before pages are measured
 * @param agreements the same; each has three conditions
 * @param importedOrganisations of them, how many come in over HTTP
 * @param importedAgreements of them, how many come in over HTTP
 * @param requests warm requests for each page
 */
record Sizes(int organisations, int agreements, int importedOrganisations, int importedAgreements, int requests) {

    /** Copies made by SQL of each line that came in over HTTP. */
    int organisationCopies() {
        return Math.max(0, organisations / importedOrganisations - 1);
    }

    int agreementCopies() {
        return Math.max(0, agreements / importedAgreements - 1);
    }

    /** From {@code --organisations N} and so on; what is not said is the full measure. */
    static Sizes of(List<String> arguments) {
        return new Sizes(
                number(arguments, "--organisations", 50_000),
                number(arguments, "--agreements", 200_000),
                number(arguments, "--imported-organisations", 5_000),
                number(arguments, "--imported-agreements", 20_000),
                number(arguments, "--requests", 1_000));
    }

    /** A number behind an option's name, or what holds where it is not given. */
    static int number(List<String> arguments, String name, int otherwise) {
        return Integer.parseInt(text(arguments, name, String.valueOf(otherwise)));
    }

    /** What stands behind an option's name, or what holds where it is not given. */
    static String text(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 ? otherwise : arguments.get(at + 1);
    }
}
