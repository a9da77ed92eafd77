using System.Globalization;
using Serilog;
using Serilog.Extensions.Logging;

namespace Loyalty.Api.Hosting;

internal static class ConsoleLog
{
    /// <summary>Start, stop and what went wrong, on the console; nothing for a request that was answered.</summary>
    public static void AddConsoleLog(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .WriteTo.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
                formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Loyalty", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // LoyaltyApi.Run tells a failed start
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

        // If anything of it could be logged, every request would get an activity and a scope. What breaks down, Errors tells.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Logging.AddProvider(new SerilogLoggerProvider(logger, dispose: true)); // AddSerilog would let everything through
    }
}
