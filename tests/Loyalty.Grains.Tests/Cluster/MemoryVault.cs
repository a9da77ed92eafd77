using System.Collections.Concurrent;
using Loyalty.Grains.Privacy;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A vault in memory, which outlives silos, is shared by all and never fails.</summary>
internal sealed class MemoryVault : IVault
{
    private readonly ConcurrentDictionary<(string Program, string Member), byte[]?> keys = new();
    private readonly ConcurrentDictionary<(string Program, string Member), IReadOnlyList<byte[]>> traces = new();

    public ValueTask<byte[]?> Keep(string program, string member, byte[] key, CancellationToken cancellation = default) =>
        new(keys.GetOrAdd((program, member), key));

    public ValueTask<(byte[]? Key, bool IsErased)> Find(string program, string member, CancellationToken cancellation = default) =>
        new(keys.TryGetValue((program, member), out var key) ? (key, key is null) : (null, false));

    public ValueTask Trace(string program, string member, IReadOnlyList<byte[]> left, CancellationToken cancellation = default)
    {
        if (keys.GetValueOrDefault((program, member)) is not null)
        {
            traces[(program, member)] = left;
        }

        return default;
    }

    public ValueTask<IReadOnlyList<string>> Members(string program, byte[] trace, CancellationToken cancellation = default) => new(
        [.. traces.Where(left => left.Key.Program == program && left.Value.Any(other => other.SequenceEqual(trace))).Select(left => left.Key.Member)]);

    public ValueTask Erase(string program, string member, CancellationToken cancellation = default)
    {
        keys[(program, member)] = null;
        traces.TryRemove((program, member), out _);
        return default;
    }
}
