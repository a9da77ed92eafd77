using System.Collections.Concurrent;
using Loyalty.Domain.Accounts;

namespace Loyalty.Grains.Members;

/// <summary>Most members are alike in what a program may ask about them: equal facts are one object in memory.</summary>
internal static class SharedFacts
{
    private const int Most = 4_096;
    private static readonly ConcurrentDictionary<MemberFacts, MemberFacts> Known = new();

    /// <summary>The one object for these facts; themselves, where too many are known already.</summary>
    public static MemberFacts Of(MemberFacts facts) =>
        Known.TryGetValue(facts, out var known) ? known : Known.Count < Most ? Known.GetOrAdd(facts, facts) : facts;
}
