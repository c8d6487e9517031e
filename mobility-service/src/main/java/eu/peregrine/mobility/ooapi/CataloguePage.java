package eu.peregrine.mobility.ooapi;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import java.util.List;
import java.util.function.Function;

/**
 * A page by number, as the Open Education API has it ({@code Pagination}).
 *
 * @param pageSize how many items were asked for
 * @param pageNumber from 1
 */
record CataloguePage<T>(int pageSize, int pageNumber, boolean hasPreviousPage, boolean hasNextPage, List<T> items) {

    private static final int DEFAULT_SIZE = 10;
    private static final int MOST = 250;
    private static final int LAST = 1000;

    /** Which page, checked. */
    record Asked(int pageSize, int pageNumber) {

        /**
         * @param pageSize 1 to 250; null for 10
         * @param pageNumber 1 to 1000; null for 1
         * @throws eu.peregrine.kit.problem.ProblemException 400 with all that is out of range
         */
        static Asked of(Integer pageSize, Integer pageNumber) {
            int size = pageSize == null ? DEFAULT_SIZE : pageSize;
            int number = pageNumber == null ? 1 : pageNumber;
            Violations violations = new Violations();
            violations.check(size >= 1 && size <= MOST, "?pageSize", "out-of-range", "pageSize is 1 to " + MOST + ".");
            violations.check(
                    number >= 1 && number <= LAST, "?pageNumber", "out-of-range", "pageNumber is 1 to " + LAST + ".");
            if (!violations.isEmpty()) {
                throw Problems.badRequest(violations.all());
            }
            return new Asked(size, number);
        }

        /** Items before the page. */
        int from() {
            return (pageNumber - 1) * pageSize;
        }

        /** One more than fits, which tells of a next page. */
        int withOneMore() {
            return pageSize + 1;
        }

        /** The page of what was read, one more than fits at most. */
        <E, V> CataloguePage<V> page(List<E> read, Function<E, V> view) {
            return new CataloguePage<>(
                    pageSize,
                    pageNumber,
                    pageNumber > 1,
                    read.size() > pageSize,
                    read.stream().limit(pageSize).map(view).toList());
        }

        /** The page out of a list that is in hand. */
        <E, V> CataloguePage<V> cut(List<E> all, Function<E, V> view) {
            int start = Math.min(from(), all.size());
            return page(all.subList(start, Math.min(all.size(), start + withOneMore())), view);
        }
    }
}
