using Loyalty.Azurite;
using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace Loyalty.Api.Tests;

/// <summary>The same, answered by a silo in this process whose journal is in the tables of an Azurite.</summary>
public sealed class AzureServer(SharedAzurite azurite) : ApiServer
{
    private string connection = "";

    protected override string[] Settings => ["--Loyalty:Journal", Journals.Azure, "--Loyalty:Connection", connection];

    public override async ValueTask InitializeAsync()
    {
        if (AzuritePrograms.Script is null)
            return; // its tests are skipped, each with a word
        connection = await azurite.NewTables();
        await base.InitializeAsync();
    }

    protected override void Answer(WebApplicationBuilder builder) => builder.AddLoyaltySilo().GetAwaiter().GetResult();
}
