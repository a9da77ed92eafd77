namespace Loyalty.Tidy.Repository;

/// <summary>One place that breaks a house rule, and what to do about it.</summary>
internal sealed record Offence(string Path, int Line, string Advice)
{
    public override string ToString() => $"{Path}:{Line}: {Advice}";
}

internal static class Offences
{
    /// <summary>Fails with every offence, not with the first alone.</summary>
    public static void ShouldBeNone(this IEnumerable<Offence> offences)
    {
        var lines = offences.Select(offence => offence.ToString()).ToArray();
        if (lines.Length > 0)
        {
            Assert.Fail($"{lines.Length} to put right:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
        }
    }
}
