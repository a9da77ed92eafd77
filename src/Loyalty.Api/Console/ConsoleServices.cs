using Loyalty.Api.Access;
using Loyalty.Api.Console.Overview;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Console.Promotions;
using Loyalty.Api.Console.Sessions;

namespace Loyalty.Api.Console;

/// <summary>The console as part of the API.</summary>
internal static class ConsoleServices
{
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Loyalty").Get<ConsoleOptions>() ?? new ConsoleOptions());
        builder.Services.AddSingleton<SessionSeal>();
        builder.Services.AddSingleton<SessionCookie>();
        builder.Services.AddSingleton<SignInLimit>();
        builder.Services.AddSingleton<ProgramNames>();
        builder.Services.AddSingleton<AwardMeters>();
        builder.Services.AddSingleton<TodayFigures>();
        builder.Services.AddSingleton<FiguresStream>();
        builder.Services.AddScoped<Visit>();
    }

    /// <summary>People come in by the console's gate, everything else by the API's.</summary>
    public static void UseGates(this WebApplication app)
    {
        app.UseWhen(context => ConsoleAddress.Is(context.Request.Path), console => console.UseMiddleware<ConsoleGate>());
        app.UseWhen(context => !ConsoleAddress.Is(context.Request.Path), api => api.UseMiddleware<Gate>());
    }

    public static void MapConsole(this IEndpointRouteBuilder engine)
    {
        engine.MapSignIn();
        var program = engine.MapGroup(ConsoleAddress.ProgramPattern);
        program.MapOverview();
        program.MapPromotionsRoom();
    }
}
