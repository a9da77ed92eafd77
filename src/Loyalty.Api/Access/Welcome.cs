using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Loyalty.Api.Access;

/// <summary>Tells who started the engine where to look, with the key, on standard output and not in the log.</summary>
internal static class Welcome
{
    public static void Print(IServer server, DevelopmentKey key)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
            System.Console.WriteLine($"Loyalty is ready: {Reachable(address)}/{(key.IsOn ? $"#key={key.Value}" : "")}");
    }

    // What listens on every address is reached on this one.
    private static string Reachable(string address) => address
        .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
}
