package eu.peregrine.mobility.campaign;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixPlusOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import eu.peregrine.kit.problem.Violations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scoring formula as the office writes it: plus, minus, times, divided by, brackets, {@code MIN}, {@code MAX} and
 * {@code ABS} over {@code gpa}, {@code ects}, {@code levelsAbove} and {@code review}. The rank of a wish is no variable: a
 * score that depends on it would reward filing another order of wishes.
 *
 * <p>Decimal arithmetic of 34 digits, so that every machine gives the same score.
 */
final class Formula implements Score {
    /** Longer than any that somebody can still explain to a student. */
    static final int LONGEST = 300;

    private static final Set<String> VARIABLES = new TreeSet<>(Set.of("gpa", "ects", "levelsAbove", "review"));
    private static final int DEEPEST = 20;
    /** What the column of a score holds. */
    private static final BigDecimal MOST = new BigDecimal("1000000.00");

    private static final List<String> GPAS = List.of("0", "20");
    private static final List<String> CREDITS = List.of("0", "600");
    private static final List<Integer> LEVELS = List.of(0, 5);
    private static final List<String> REVIEWS = List.of("0", "100");

    private static final ExpressionConfiguration ARITHMETIC = ExpressionConfiguration.builder()
            .operatorDictionary(operators())
            .functionDictionary(functions())
            .mathContext(MathContext.DECIMAL128)
            .defaultConstants(Map.of())
            .arraysAllowed(false)
            .structuresAllowed(false)
            .binaryAllowed(false)
            .implicitMultiplicationAllowed(false)
            .build();

    private final Expression expression;
    private final Map<List<Object>, BigDecimal> known = new HashMap<>();

    private Formula(Expression expression) {
        this.expression = expression;
    }

    private static MapBasedOperatorDictionary operators() {
        MapBasedOperatorDictionary operators = new MapBasedOperatorDictionary();
        operators.addOperator("+", new PrefixPlusOperator());
        operators.addOperator("-", new PrefixMinusOperator());
        operators.addOperator("+", new InfixPlusOperator());
        operators.addOperator("-", new InfixMinusOperator());
        operators.addOperator("*", new InfixMultiplicationOperator());
        operators.addOperator("/", new InfixDivisionOperator());
        return operators;
    }

    private static MapBasedFunctionDictionary functions() {
        MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
        functions.addFunction("MIN", new MinFunction());
        functions.addFunction("MAX", new MaxFunction());
        functions.addFunction("ABS", new AbsFunction());
        return functions;
    }

    /** @param text one that {@link #check} has nothing against */
    static Formula of(String text) {
        return new Formula(new Expression(text, ARITHMETIC));
    }

    /** Notes everything that speaks against a formula. */
    static void check(String text, String pointer, Violations violations) {
        if (depth(text) > DEEPEST) {
            violations.add(pointer, "formula-too-deep", "Brackets may be nested " + DEEPEST + " deep.");
            return;
        }
        Formula formula = of(text);
        try {
            ASTNode root = formula.expression.getAbstractSyntaxTree();
            int before = violations.all().size();
            checkNames(root, pointer, violations);
            if (violations.all().size() == before) {
                formula.checkValues(pointer, violations);
            }
        } catch (ParseException wrong) {
            violations.add(
                    pointer,
                    "formula-syntax",
                    "The formula cannot be read at character " + wrong.getStartPosition() + ": " + wrong.getMessage()
                            + ".");
        }
    }

    private static int depth(String text) {
        int deepest = 0;
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private static void checkNames(ASTNode node, String pointer, Violations violations) {
        Token token = node.getToken();
        boolean unknown =
                token.getType() == Token.TokenType.VARIABLE_OR_CONSTANT && !VARIABLES.contains(token.getValue());
        violations.check(
                !unknown,
                pointer,
                "formula-variable",
                "There is no " + token.getValue() + "; a formula may use " + String.join(", ", VARIABLES) + ".");
        violations.check(
                token.getType() != Token.TokenType.STRING_LITERAL, pointer, "formula-text", "A formula has no texts.");
        node.getParameters().forEach(part -> checkNames(part, pointer, violations));
    }

    /** A formula that has no value, or one too large, for the least or the most that a student can have is refused. */
    private void checkValues(String pointer, Violations violations) {
        for (String gpa : GPAS) {
            for (String ects : CREDITS) {
                for (int levels : LEVELS) {
                    for (String review : REVIEWS) {
                        Optional<BigDecimal> value =
                                value(new BigDecimal(gpa), new BigDecimal(ects), levels, new BigDecimal(review));
                        if (value.isEmpty() || value.get().abs().compareTo(MOST) > 0) {
                            violations.add(
                                    pointer,
                                    "formula-value",
                                    "For gpa " + gpa + ", ects " + ects + ", levelsAbove " + levels + " and review "
                                            + review + " the formula "
                                            + (value.isEmpty()
                                                    ? "has no value."
                                                    : "is beyond " + MOST.toPlainString() + "."));
                            return;
                        }
                    }
                }
            }
        }
    }

    @Override
    public BigDecimal of(BigDecimal gpa, BigDecimal ects, int levelsAbove, BigDecimal review) {
        return known.computeIfAbsent(
                List.of(orZero(gpa), orZero(ects), levelsAbove, orZero(review)),
                key -> value(orZero(gpa), orZero(ects), levelsAbove, orZero(review))
                        .orElse(BigDecimal.ZERO)
                        .min(MOST)
                        .max(MOST.negate())
                        .setScale(2, RoundingMode.HALF_UP));
    }

    /** Empty where it has none, as when it divides by zero. */
    private Optional<BigDecimal> value(BigDecimal gpa, BigDecimal ects, int levelsAbove, BigDecimal review) {
        try {
            EvaluationValue value = expression
                    .with("gpa", gpa)
                    .with("ects", ects)
                    .with("levelsAbove", levelsAbove)
                    .with("review", review)
                    .evaluate();
            return value.isNumberValue() ? Optional.of(value.getNumberValue()) : Optional.empty();
        } catch (BaseException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    private static BigDecimal orZero(BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }
}
