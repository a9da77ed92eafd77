using Loyalty.Api.Audit;

namespace Loyalty.Api.Access;

internal static class Services
{
    /// <summary>All that tells who calls.</summary>
    public static void AddAccess(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DevelopmentKey>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Loyalty").Get<KeyShelfOptions>() ?? new KeyShelfOptions());
        builder.Services.AddSingleton<KeyShelf>();
        builder.Services.AddSingleton<BrowserTokens>();
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<AuditRecorder>();
        builder.AddPageOrigins();
    }
}
