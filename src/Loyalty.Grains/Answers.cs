using Loyalty.Contracts;

namespace Loyalty.Grains;

/// <summary>Makes answers.</summary>
internal static class Answers
{
    public static Answer<T> Of<T>(T value, bool replayed = false)
        where T : class => new() { Value = value, Replayed = replayed };

    public static Answer<T> As<T>(this Refusal refusal)
        where T : class => new() { Refusal = refusal };
}
