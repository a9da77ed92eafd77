using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Access;

/// <summary>
/// The keys as this process knows them, in memory: nothing is asked of anybody when a key is used. It is kept up by
/// <see cref="KeyWatch"/>; what it has not heard of for <see cref="LongestSilence"/> it does not trust any more.
/// </summary>
internal sealed class KeyShelf(IGrainFactory grains, KeyShelfOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How old may be what is known: a revoked key is refused everywhere after it, whatever fails.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim looking = new(1);
    private volatile Known known = Known.Nothing;
    private long heardAt;
    private bool hasHeard;

    /// <summary>Whether what is known is new enough to be trusted.</summary>
    public bool IsCurrent => Volatile.Read(ref hasHeard) && time.GetElapsedTime(Volatile.Read(ref heardAt)) < LongestSilence;

    /// <summary>What tokens are signed with, the newest last.</summary>
    public SigningSecret[] Signing => known.Signing;

    /// <summary>Whose key it is, as far as is known; null: nobody's.</summary>
    public Caller? Find(ReadOnlySpan<char> text)
    {
        var mark = KeyText.Mark(text);
        return !mark.IsEmpty
            && known.Secrets.TryGetValue(mark, out var secret)
            && secret.IsOf(text)
            && (secret.Caller.Until is not { } until || time.GetUtcNow() < until)
            ? secret.Caller
            : null;
    }

    /// <summary>
    /// Asks the ring what is new, together with all who ask that at the moment, and not more often than every quarter of a second:
    /// what a caller comes with may have been made elsewhere just now, or be made up.
    /// </summary>
    public async Task Look(CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        await looking.WaitAsync(cancellation);
        try
        {
            if (hasHeard && heardAt >= asked)
                return;
            if (hasHeard && time.GetElapsedTime(heardAt) is var passed && passed < Rest)
                await Task.Delay(Rest - passed, time, cancellation);
            await Refresh(cancellation);
        }
        finally
        {
            looking.Release();
        }
    }

    /// <summary>Asks at once: something was changed through this process.</summary>
    public async Task LookAtOnce()
    {
        await looking.WaitAsync();
        try
        {
            await Refresh(default);
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task Refresh(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var ring = await grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey).Ring(known.Version, cancellation);
        if (ring.Keys is { } keys)
            Learn(ring, keys);
        Volatile.Write(ref heardAt, began);
        Volatile.Write(ref hasHeard, true);
    }

    private void Learn(KeyRingView ring, KnownKey[] keys)
    {
        var before = known;
        var secrets = new Dictionary<string, KnownSecret>();
        foreach (var key in keys)
        {
            var limit = LimitOf(key.Key, before);
            foreach (var secret in key.Secrets)
            {
                var caller = new Caller(key.Key, secret, limit, before.Of(secret.Mark));
                secrets[secret.Mark] = new(caller, Convert.FromHexString(secret.Hash));
            }
        }
        known = new Known(ring.Version, secrets, ring.Signing);
        foreach (var gone in before.Callers.Where(caller => !secrets.ContainsKey(caller.Mark)))
            gone.End();
    }

    /// <summary>What a key has used up stays used up when the ring changes.</summary>
    private RequestLimit LimitOf(KeyView key, Known before)
    {
        var perSecond = key.RequestsPerSecond ?? options.RequestsPerSecond;
        var limit = before.Callers.FirstOrDefault(caller => caller.Name == key.Name)?.Limit;
        return limit?.PerSecond == perSecond ? limit : new RequestLimit("key", perSecond);
    }

    /// <summary>
    /// A secret by its hash; and by its text once that was sent, in this process' memory alone, where it is anyway while it is used: the
    /// hash of each call would cost more than all the rest of the look-up.
    /// </summary>
    private sealed class KnownSecret(Caller caller, byte[] hash)
    {
        private volatile string? sent;

        public Caller Caller => caller;

        public bool IsOf(ReadOnlySpan<char> text)
        {
            if (sent is { } known && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(text), MemoryMarshal.AsBytes(known.AsSpan())))
                return true;
            if (!KeyText.Matches(text, hash))
                return false;
            sent = text.ToString();
            return true;
        }
    }

    private sealed class Known(long version, Dictionary<string, KnownSecret> secrets, SigningSecret[] signing)
    {
        public static readonly Known Nothing = new(0, [], []);

        public long Version => version;

        public FrozenDictionary<string, KnownSecret>.AlternateLookup<ReadOnlySpan<char>> Secrets { get; } =
            secrets.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public Caller? Of(string mark) => secrets.GetValueOrDefault(mark)?.Caller;

        public IEnumerable<Caller> Callers => secrets.Values.Select(secret => secret.Caller);

        public SigningSecret[] Signing => signing;
    }
}

/// <summary>Settings of keys, in the section <c>Loyalty</c> of the configuration.</summary>
internal sealed record KeyShelfOptions
{
    /// <summary>Requests a second that this process takes of a key that was made without a number, 1 or more.</summary>
    public int RequestsPerSecond { get; init; } = 1_000;

    /// <summary>Requests a second that this process takes of the pages of one member, 1 or more; six times as many at once.</summary>
    public int BrowserRequestsPerSecond { get; init; } = 10;

    /// <summary>Minutes for which a browser token is good, 1 to 60.</summary>
    public int BrowserTokenMinutes { get; init; } = 10;
}
