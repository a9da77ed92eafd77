using Loyalty.Simulation.Plans;

namespace Loyalty.Simulation.Shrinking;

/// <summary>Leaves out of a plan that fails what it does not take to fail: first halves, then less and less, down to single things.</summary>
internal static class Shrinker
{
    private const int MostRuns = 600;

    /// <param name="plan">A plan that fails.</param>
    /// <param name="fails">Whether a plan fails.</param>
    /// <param name="tell">Told what is left.</param>
    public static Plan Shrink(Plan plan, Func<Plan, bool> fails, Action<FormattableString> tell)
    {
        var count = 0;
        bool StillFails(Plan smaller) => count++ < MostRuns && fails(smaller);
        if (!StillFails(plan))
        {
            tell($"seed {plan.Seed} does not fail");
            return plan;
        }

        var isDone = false;
        while (!isDone && count < MostRuns)
        {
            var before = plan.Size;
            plan = plan with { Faults = Reduce(plan.Faults, faults => StillFails(plan with { Faults = faults })) };
            plan = plan with { Wishes = Reduce(plan.Wishes, wishes => StillFails(plan with { Wishes = wishes })) };
            foreach (var calm in Enum.GetValues<Calm>())
            {
                var calmer = plan with { Calm = plan.Calm | calm };
                if (calmer.Calm != plan.Calm && StillFails(calmer)) plan = calmer;
            }

            isDone = plan.Size == before;
            tell($"{plan.Faults.Count} faults and {plan.Wishes.Count} wishes are left after {count} runs");
        }

        return plan;
    }

    private static IReadOnlyList<T> Reduce<T>(IReadOnlyList<T> all, Func<IReadOnlyList<T>, bool> fails)
    {
        for (var size = Math.Max(1, all.Count / 2); ; size /= 2)
        {
            for (var from = 0; from < all.Count;)
            {
                List<T> rest = [.. all.Take(from), .. all.Skip(from + size)];
                if (fails(rest)) all = rest;
                else from += size;
            }

            if (size <= 1) return all;
        }
    }
}
