using System.Buffers;
using Loyalty.Contracts;
using Loyalty.Contracts.Keys;
using Loyalty.Domain.Keys;
using Loyalty.Grains.Members;
using NodaTime;
using NodaTime.Extensions;

namespace Loyalty.Grains.Keys;

/// <summary>Requests to commands: every fault of their shape is told with its JSON pointer.</summary>
internal static class KeyReading
{
    private const int MostName = 64;
    private const int MostScopes = 50;
    private const int MostPrograms = 100;
    private const int MostRequests = 1_000_000;
    private const int MostMinutes = KeyRing.LongestOverlapDays * 24 * 60;
    private const int UsualMinutes = 1_440;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");

    public static (KeyCommand? Command, Refusal? Refusal) Make(KeyRequest request, SecretHash secret, Instant now)
    {
        var faults = new RequestFaults();
        faults.Check(IsName(request.Name), "/name", "invalid-id", "give 1 to 64 letters, digits, dots, dashes and underscores");
        faults.Check(request.Scopes.Length is > 0 and <= MostScopes, "/scopes", "out-of-range", "give 1 to 50 scopes");
        faults.Check(
            request.Programs is null or { Length: > 0 and <= MostPrograms },
            "/programs",
            "out-of-range",
            "give 1 to 100 programs, or leave them out for all");
        foreach (var program in request.Programs ?? [])
        {
            faults.MemberId("/programs", program);
        }

        faults.Check(
            request.RequestsPerSecond is null or (> 0 and <= MostRequests), "/requestsPerSecond", "out-of-range", "give 1 to 1,000,000");
        faults.Time("/until", request.Until);
        faults.Check(!(request.Until?.ToInstant() <= now), "/until", "out-of-range", "give a time to come");
        return faults.Refusal is { } refusal ? (null, refusal) : (Command(request, secret), null);
    }

    public static (KeyCommand? Command, Refusal? Refusal) Rotate(string name, KeyRotationRequest request, SecretHash secret)
    {
        var faults = new RequestFaults();
        faults.Id("/rotationId", request.RotationId);
        faults.Check(
            request.OverlapMinutes is null or (>= 0 and <= MostMinutes), "/overlapMinutes", "out-of-range", "give 0 to 43,200 minutes");
        var overlap = Duration.FromMinutes(request.OverlapMinutes ?? UsualMinutes);
        return faults.Refusal is { } refusal ? (null, refusal) : (new KeyCommand.Rotate(name, Secret(secret), overlap), null);
    }

    private static KeyCommand.Make Command(KeyRequest request, SecretHash secret) => new(request.Name, Secret(secret))
    {
        Scopes = [.. request.Scopes],
        Programs = [.. request.Programs ?? []],
        RequestsPerSecond = request.RequestsPerSecond,
        Until = request.Until?.ToInstant(),
    };

    private static KeySecret Secret(SecretHash secret) => new(secret.Mark, secret.Hash);

    private static bool IsName(string name) => name.Length is > 0 and <= MostName && !name.AsSpan().ContainsAnyExcept(NameCharacters);
}
