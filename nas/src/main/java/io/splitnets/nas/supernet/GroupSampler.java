package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkSpaceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Draws the group of a step, a function of the plan's seed and the step alone. Under attentive sampling a random member
 * is drawn as several candidates of about one cost, of which the trainer takes one.
 */
final class GroupSampler {
    /** Networks whose costs are the distribution that targets are drawn from. */
    static final int SAMPLE = 256;
    /** Draws for each candidate, so that a cost which few networks have never holds a training up. */
    static final int TRIES = 16;
    /** Purpose of the random numbers of candidates. */
    private static final int ATTEND = 0x6174;

    private final TrainingPlan plan;
    private final ChoiceSampler sampler;
    private final Optional<ChoiceCost> cost;
    private final Map<GroupMember, double[]> targets = new EnumMap<>(GroupMember.class);

    GroupSampler(NetworkSpaceSpec space, TrainingPlan plan, Optional<ChoiceCost> cost) {
        this.plan = plan;
        this.cost = cost;
        sampler = new ChoiceSampler(space);
        boolean attends =
                plan.options().attentive().isPresent() && plan.group().stream().anyMatch(AttentiveSampling::appliesTo);
        if (attends && cost.isEmpty()) {
            throw new IllegalArgumentException("attentive sampling needs the costs of networks");
        }
    }

    /**
     * The candidates of each member of the group, at least one.
     *
     * @throws InfeasibleSpaceException if the system runs no network of a kind that is to be drawn by its cost
     */
    List<List<SubnetChoice>> draw(int step) {
        SplittableRandom random = new SplittableRandom(BatchOrder.mix(plan.seed(), 2, step));
        List<List<SubnetChoice>> group = new ArrayList<>();
        for (int m = 0; m < plan.group().size(); m++) {
            GroupMember member = plan.group().get(m);
            SubnetChoice drawn = sampler.draw(member, random);
            boolean attends = plan.options().attentive().isPresent() && AttentiveSampling.appliesTo(member);
            group.add(attends ? candidates(member, drawn, own(step, m)) : List.of(drawn));
        }
        return group;
    }

    /** Random numbers of their own, so that the other members are those of a training without attention. */
    private SplittableRandom own(int step, int member) {
        return new SplittableRandom(BatchOrder.mix(BatchOrder.mix(plan.seed(), ATTEND, step), ATTEND, member));
    }

    /**
     * Draws until there are enough different networks near a target, or the tries are used up: then the nearest seen take
     * the open places. Where the system runs none of those seen, or all networks cost about the same, {@code first} is
     * left, as without attention.
     */
    private List<SubnetChoice> candidates(GroupMember member, SubnetChoice first, SplittableRandom random) {
        AttentiveSampling attentive = plan.options().attentive().orElseThrow();
        double[] costs = targets(member);
        if (costs[costs.length - 1] <= costs[0] * (1 + attentive.tolerance())) {
            return List.of(first);
        }
        double target = costs[random.nextInt(costs.length)];
        Map<SubnetChoice, Double> distances = new LinkedHashMap<>();
        SubnetChoice drawn = first;
        int near = 0;
        for (int t = 0; t < TRIES * attentive.candidates() && near < attentive.candidates(); t++) {
            OptionalDouble found = cost(drawn);
            if (found.isPresent() && !distances.containsKey(drawn)) {
                double distance = Math.abs(found.getAsDouble() - target) / target;
                distances.put(drawn, Math.max(distance, attentive.tolerance()));
                near += distance <= attentive.tolerance() ? 1 : 0;
            }
            drawn = sampler.draw(member, random);
        }
        List<SubnetChoice> nearest = distances.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .limit(attentive.candidates())
                .map(Map.Entry::getKey)
                .toList();
        return nearest.isEmpty() ? List.of(first) : nearest;
    }

    private OptionalDouble cost(SubnetChoice choice) {
        return cost.map(known -> known.milliseconds(choice)).orElse(OptionalDouble.empty());
    }

    /** Costs of the networks of a seeded sample that the system runs, rising: to draw one is to draw a quantile. */
    double[] targets(GroupMember member) {
        return targets.computeIfAbsent(member, kind -> {
            SplittableRandom random = new SplittableRandom(BatchOrder.mix(plan.seed(), ATTEND, -1));
            DoubleStream.Builder costs = DoubleStream.builder();
            for (int i = 0; i < SAMPLE; i++) {
                cost(sampler.draw(kind, random)).ifPresent(costs::add);
            }
            double[] rising = costs.build().sorted().toArray();
            if (rising.length == 0) {
                throw new InfeasibleSpaceException("none of " + SAMPLE + " random networks of the kind '"
                        + kind.name().toLowerCase(Locale.ROOT)
                        + "' runs in the scenario: each needs more memory than a sensor has, or overloads some part");
            }
            return rising;
        });
    }
}
