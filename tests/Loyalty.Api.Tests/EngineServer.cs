using Loyalty.Api.Hosting;
using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;

namespace Loyalty.Api.Tests;

/// <summary>The same, answered by the engine: runtime, grains and a journal on disk.</summary>
public class EngineServer : ApiServer
{
    public static WebApplication Build(string folder, string? key = Key)
    {
        var builder = CreateBuilder(folder, key);
        builder.AddLoyaltySilo().GetAwaiter().GetResult();
        return LoyaltyApi.Build(builder);
    }

    protected override void Answer(WebApplicationBuilder builder) => builder.AddLoyaltySilo().GetAwaiter().GetResult();
}
