namespace Loyalty.Domain.Programs.Reading;

/// <summary>Rules do not replace each other in a circle: none of them would be left to give.</summary>
internal static class ReplacementOrder
{
    public static void Check(IReadOnlyList<EarningRule> rules, IReadOnlyList<Place> places)
    {
        var replaced = rules.Where(rule => rule.Id is not null)
            .ToLookup(rule => rule.Id, rule => rule.Instead, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        TakeOutEnds(replaced);
        if (replaced.Count == 0)
            return;

        var id = OneInACircle(replaced);
        for (var index = 0; index < rules.Count; index++)
        {
            if (rules[index].Id == id)
                places[index].At("instead").Fault(FaultCode.NotAllowed, $"What '{id}' replaces may not be '{id}' or replace it.");
        }
    }

    // A rule that replaces none of those that are left ends no circle; what then remains leads into one.
    private static void TakeOutEnds(Dictionary<string, HashSet<string>> replaced)
    {
        var replacers = replaced.SelectMany(rule => rule.Value.Select(other => (Rule: rule.Key, Other: other)))
            .ToLookup(pair => pair.Other, pair => pair.Rule, StringComparer.Ordinal);
        var ends = new Stack<string>(replacers.Select(group => group.Key).Concat(replaced.Keys)
            .Where(id => !replaced.TryGetValue(id, out var others) || others.Count == 0).Distinct(StringComparer.Ordinal));
        while (ends.TryPop(out var end))
        {
            replaced.Remove(end);
            foreach (var rule in replacers[end])
            {
                if (replaced.TryGetValue(rule, out var others) && others.Remove(end) && others.Count == 0)
                    ends.Push(rule);
            }
        }
    }

    private static string OneInACircle(Dictionary<string, HashSet<string>> replaced)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var id = replaced.Keys.First();
        while (seen.Add(id))
            id = replaced[id].First();
        return id;
    }
}
