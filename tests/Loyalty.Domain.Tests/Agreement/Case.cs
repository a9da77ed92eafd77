using FsCheck;
using FsCheck.Fluent;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>A program and a member's life under it. It is cut down by leaving commands out.</summary>
internal sealed record Case(int Seed, string Program, IReadOnlyList<Command> Commands)
{
    public static Arbitrary<Case> Any(bool isLateAllowed, int longest) => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Of(seed, isLateAllowed, longest),
        Smaller);

    public static Case Of(int seed, bool isLateAllowed, int longest)
    {
        var random = new Random(seed);
        var program = AnyProgram.Of(random);
        var zone = DateTimeZoneProviders.Tzdb[AnyProgram.Zones.First(zone => program.Contains($"\"{zone}\"", StringComparison.Ordinal))];
        return new Case(seed, program, new AnyHistory(random, program, zone, isLateAllowed).Make(random.Next(2, longest + 1)));
    }

    public override string ToString() =>
        $"seed {Seed}\n{Program}\n{string.Join('\n', Commands.Select(command => $"{command.At:uuuu-MM-ddTHH:mm:ss.FFFFFFFFF} {command.Describe()}"))}";

    internal static IEnumerable<Case> Smaller(Case whole)
    {
        for (var size = (whole.Commands.Count - 1) / 2; size > 0; size /= 2)
        {
            for (var start = 1; start < whole.Commands.Count; start += size)
                yield return whole with { Commands = [.. whole.Commands.Where((_, place) => place < start || place >= start + size)] };
        }
    }
}
