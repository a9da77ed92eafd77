using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Tests.Agreement;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>A program and what happens among some members under it. It is cut down by leaving steps out.</summary>
internal sealed record Life(int Seed, string Program, IReadOnlyList<Step> Steps)
{
    /// <summary>Something is told after its time.</summary>
    public bool IsLate => Steps.OfType<Step.Ask>().Any(ask => ask.Command.At < ask.Now);

    public static Arbitrary<Life> Any(int longest) =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => Of(seed, longest)), Smaller);

    public static Life Of(int seed, int longest)
    {
        var random = new Random(seed);
        var program = AnyProgram.Of(random, isForMany: true);
        var zone = DateTimeZoneProviders.Tzdb[AnyProgram.Zones.First(zone => program.Contains($"\"{zone}\"", StringComparison.Ordinal))];
        return new Life(seed, program, new AnyLife(random, program, zone).Make(random.Next(5, longest + 1)));
    }

    public override string ToString() => $"seed {Seed}\n{Program}\n{string.Join('\n', Steps)}";

    internal static IEnumerable<Life> Smaller(Life whole)
    {
        for (var size = (whole.Steps.Count - 1) / 2; size > 0; size /= 2)
        {
            for (var start = 1; start < whole.Steps.Count; start += size)
                yield return whole with { Steps = [.. whole.Steps.Where((_, place) => place < start || place >= start + size)] };
        }
    }
}
