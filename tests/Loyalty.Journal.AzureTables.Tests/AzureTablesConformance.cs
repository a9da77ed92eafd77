using Loyalty.Azurite;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>The suite that every journal passes, on Azurite.</summary>
public sealed class AzureTablesConformance(SharedAzurite shared) : JournalConformance(new AzureTablesPlace(shared))
{
    /// <summary>A transaction of the service is of one partition, which is one stream.</summary>
    protected override bool JoinsStreams => false;
}
