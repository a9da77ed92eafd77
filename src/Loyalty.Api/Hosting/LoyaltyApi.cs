using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Audit;
using Loyalty.Api.Console;
using Loyalty.Api.Console.Overview;
using Loyalty.Api.Feed;
using Loyalty.Api.Health;
using Loyalty.Api.Json;
using Loyalty.Api.Keys;
using Loyalty.Api.Live;
using Loyalty.Api.Members;
using Loyalty.Api.Privacy;
using Loyalty.Api.Programs;
using Loyalty.Api.Reports;
using Loyalty.Api.Rewards;
using Loyalty.Api.Vouchers;
using Loyalty.Api.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Orleans.Runtime;

namespace Loyalty.Api.Hosting;

/// <summary>The API without what answers it: whoever builds it adds an <see cref="IGrainFactory"/>.</summary>
internal static class LoyaltyApi
{
    public const string DefaultUrl = "http://127.0.0.1:5080";
    public const int MaximumBodyBytes = 256 * 1024;

    // To hear of changed settings, the host would watch all below its folder: where data lies there, every write of the journal.
    private const string NoWatching = "--hostBuilder:reloadConfigOnChange=false";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = [NoWatching, .. args],
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.AddConsoleLog();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AllowSynchronousIO = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
        });
        if (builder.Configuration["urls"] is null or "")
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddDescription();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddAccess();
        builder.AddConsole();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Loyalty").Get<AdmissionOptions>() ?? new AdmissionOptions());
        builder.AddDrain(builder.Configuration.GetSection("Loyalty").Get<DrainOptions>() ?? new DrainOptions());
        return builder;
    }

    /// <summary>To be called after the grains are there: the programs are loaded when they have started.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<KeyWatch>();
        builder.Services.AddHostedService<ProgramLoader>();
        var app = builder.Build();
        app.Use(Drain.SayClose);
        app.UseMiddleware<Errors>();
        app.UseMiddleware<Admission>();
        app.UsePageHeaders();
        app.UseCors();
        app.UseGates();
        app.UseMiddleware<AwardWatch>();
        app.UsePage();
        app.MapApi();
        app.Lifetime.ApplicationStarted.Register(() =>
            Welcome.Print(app.Services.GetRequiredService<IServer>(), app.Services.GetRequiredService<DevelopmentKey>()));
        return app;
    }

    /// <summary>Runs until it is told to stop. What keeps it from starting is told in words: what is wrong is outside of it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(WebApplication app)
    {
        try
        {
            app.Run();
            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException
            or UnauthorizedAccessException or OrleansException or TimeoutException)
        {
            return CannotRun(exception);
        }
    }

    /// <summary>Says why it does not run.</summary>
    /// <returns>The exit code.</returns>
    public static int CannotRun(Exception reason)
    {
        System.Console.Error.WriteLine($"Loyalty cannot run: {reason.Message}");
        return 1;
    }

    /// <summary>Lets calls whose outcome is unknown be sent again for a while: silos come and go.</summary>
    public static void SendAgain(this WebApplicationBuilder builder, TimeSpan patience) =>
        builder.Services.AddSingleton<IOutgoingGrainCallFilter>(services =>
            new SendAgain(patience, services.GetRequiredService<TimeProvider>()));

    private static void AddDrain(this WebApplicationBuilder builder, DrainOptions options)
    {
        builder.Services.AddSingleton(options);
        builder.Services.AddHostedService<Drain>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Longest);
    }

    private static void MapApi(this WebApplication app)
    {
        var engine = app.MapGroup("").WithAccessRules();
        var program = engine.MapGroup("/v1/programs/{program}");
        program.MapPrograms();
        program.MapPromotions();
        program.MapClock();
        program.MapWhatIf();
        program.MapQuotes();
        program.MapReports();
        program.MapMembers();
        program.MapRewards();
        program.MapVouchers();
        program.MapFeed();
        program.MapWebhooks();
        program.MapProgramAudit();
        program.MapPeople();
        var member = program.MapGroup("/members/{member}");
        member.MapPurchases();
        member.MapReturns();
        member.MapActivities();
        member.MapRedemptions();
        member.MapGifts();
        member.MapReferrals();
        member.MapAdjustments();
        member.MapFreezes();
        member.MapInvitations();
        member.MapProfile();
        member.MapLedger();
        member.MapLive();
        member.MapBrowserTokens();
        member.MapPrivacy();
        engine.MapKeys();
        engine.MapAudit();
        engine.MapConsole();
        engine.MapProgramSchema();
        engine.MapHealth();
        engine.MapDescription();
    }
}
