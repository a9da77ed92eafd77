using Loyalty.Azurite;
using Loyalty.Silo.Membership;
using Orleans.Lite;

namespace Loyalty.Silo.Tests.Membership;

/// <summary>On the tables of an Azurite.</summary>
public sealed class AzureMembershipTableTests(SharedAzurite shared) : MembershipTableTests, IAsyncLifetime
{
    private const int Seconds = 30;
    private string connection = "";

    public async ValueTask InitializeAsync() => connection = await shared.NewTables();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private protected override IMembershipTable Open(string cluster = "test") => AzureMembershipTable.Open(connection, cluster, Seconds);
}
