package io.splitnets.nas.robust;

import io.splitnets.measure.Estimate;

/**
 * How one network fares over the samples. Shares and regrets carry Student's 95 % interval over the randomisations.
 *
 * @param member which one
 * @param nominalP99Ms its p99 latency on the scenario as it is in the file; infinite where it has none
 * @param p99Low 5th percentile of its p99 latency over the samples, ms
 * @param p99High 95th percentile, ms; infinite where it has no steady state that often
 * @param keepsLimits share of samples in which it keeps every limit
 * @param overloaded share of samples in which it has no steady state, or a layer does not fit
 * @param nonDominated share in which it keeps every limit and no other dominates it, accuracies as reported
 * @param nonDominatedDrawn the same with every accuracy drawn from its interval
 * @param best share in which it is the most accurate of the front that keeps every limit
 * @param regret accuracy lost against the best member of the front in each sample, mean; all of it where a limit is broken
 * @param regretP95 95th percentile of that
 * @param regretWorst the largest
 * @param overBudget milliseconds above the p99 budget, mean over samples with a steady state; 0 without a budget
 * @param overBudgetP95 95th percentile over all samples; infinite where it has no steady state that often
 * @param overBudgetWorst the largest; infinite where it ever has no steady state
 */
public record MemberFigures(
        FrontMember member,
        double nominalP99Ms,
        double p99Low,
        double p99High,
        Estimate keepsLimits,
        Estimate overloaded,
        Estimate nonDominated,
        Estimate nonDominatedDrawn,
        Estimate best,
        Estimate regret,
        double regretP95,
        double regretWorst,
        double overBudget,
        double overBudgetP95,
        double overBudgetWorst) {}
