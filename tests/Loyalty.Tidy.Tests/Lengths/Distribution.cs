using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Lengths;

/// <summary>A thing that has a length in lines, and where it begins.</summary>
internal readonly record struct Measured(string Name, string Path, int Line, int Lines);

/// <summary>How long things of one kind may be. A share of 0.9 with 20 lines says: nine of ten have at most 20.</summary>
internal sealed record Distribution(string Kind, int Longest, params (double Share, int Lines)[] Quantiles)
{
    private const int Shown = 15;

    /// <summary>Of fewer things than this a quantile says little: one more short file would move it.</summary>
    private const int Enough = 40;

    public IEnumerable<Offence> Check(IEnumerable<Measured> things)
    {
        var ordered = things.OrderBy(thing => thing.Lines).ToArray();
        var tooLong = ordered.Where(thing => thing.Lines > Longest)
            .Select(thing => Of(thing, $"has {thing.Lines} lines, {Longest} is the most: split it"));
        return tooLong.Concat(Quantiles.SelectMany(quantile => CheckQuantile(ordered, quantile.Share, quantile.Lines)));
    }

    /// <summary>By nearest rank: the smallest length that at least this share of things do not exceed.</summary>
    internal static int Quantile(Measured[] ordered, double share) =>
        ordered[Math.Max(0, (int)Math.Ceiling(share * ordered.Length) - 1)].Lines;

    private IEnumerable<Offence> CheckQuantile(Measured[] ordered, double share, int limit)
    {
        if (ordered.Length < Enough || Quantile(ordered, share) is var found && found <= limit)
        {
            return [];
        }

        return ordered.Reverse().Where(thing => thing.Lines > limit).Take(Shown).Select(thing =>
            Of(thing, $"has {thing.Lines} lines; {share:P0} of all should have at most {limit}, now they have {found}"));
    }

    private Offence Of(Measured thing, string advice) => new(thing.Path, thing.Line, $"{Kind} {thing.Name} {advice}");
}
