using Loyalty.Cli.Feeding;

namespace Loyalty.Cli.Backfill;

/// <summary>
/// What the command line asks for.
/// <c>Currency</c>: Takes the place of the mapping's.
/// <c>SummaryPath</c>: Where the summary is written as JSON; null for nowhere.
/// <c>DryRun</c>: Read and match, send nothing.
/// </summary>
internal sealed record BackfillRequest(
    string File, string Mapping, string? Currency, string? SummaryPath, bool DryRun, FeedOptions Feed);
