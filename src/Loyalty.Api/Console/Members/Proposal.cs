using System.Globalization;
using System.Text.RegularExpressions;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>A correction that waits, or waited, for a second person.</summary>
/// <param name="Id">The adjustment's id.</param>
/// <param name="Points">What it would give or take.</param>
/// <param name="Reason">Why.</param>
/// <param name="Actor">Who proposed it.</param>
internal sealed partial record Proposal(string Id, long Points, string Reason, string Actor)
{
    /// <summary>
    /// The proposal of a ledger's entry; null: it is none. The ledger tells it as an adjustment that moves nothing yet.
    /// </summary>
    public static Proposal? Of(LedgerEntry entry) =>
        entry is { Kind: "adjustment", Points: 0, Breakdown: [], Reason: { } reason, Id: { } id }
        && Waiting.Match(reason) is { Success: true } match
        && long.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            ? new(id, points, match.Groups[2].Value, entry.Actor ?? "")
            : null;

    [GeneratedRegex(@"^(-?\d+) points wait for a second approval: (.*)$", RegexOptions.Singleline)]
    private static partial Regex Waiting { get; }
}
