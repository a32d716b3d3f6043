package io.splitnets.cli;

import io.splitnets.units.QuantityException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns arguments into values, and refusals into one clear line. */
final class Arguments {
    private Arguments() {}

    static <T> T quantity(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (QuantityException e) {
            throw new CommandFailure(Exit.BAD_INPUT, option + ": '" + text + "': " + e.getMessage());
        }
    }

    static <T> T checked(String options, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.BAD_INPUT, options + ": " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    options + ": a result is out of range; expected smaller values, faster rates or fewer digits");
        }
    }

    /** The number of threads that {@code --threads} asks for; 0 stands for all cores. */
    static int threads(int asked) {
        if (asked < 0) {
            throw new CommandFailure(Exit.BAD_INPUT, "--threads: '" + asked + "': expected 0 (all cores) or more");
        }
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }
}
