namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>What is known of a fence's stream: it had this version at some moment after the other, by the journal's clock.</summary>
internal sealed record FenceView(long Version, long KnownAt);
