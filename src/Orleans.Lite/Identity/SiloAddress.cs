using System.Globalization;
using System.Net;

namespace Orleans.Runtime;

/// <summary>Which silo, in which of its lives: where it listens and the generation that it started with.</summary>
public sealed class SiloAddress : IEquatable<SiloAddress>, IComparable<SiloAddress>
{
    private readonly string text; // each call that is sent is placed by it

    private SiloAddress(IPEndPoint endpoint, int generation)
    {
        Endpoint = endpoint;
        Generation = generation;
        text = string.Create(CultureInfo.InvariantCulture, $"{endpoint}@{generation}");
    }

    /// <summary>Where the silo listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Larger for a later start on the same endpoint.</summary>
    public int Generation { get; }

    /// <summary>The address of no silo.</summary>
    public static SiloAddress Zero { get; } = New(new IPEndPoint(IPAddress.Any, 0), 0);

    /// <summary>Makes an address.</summary>
    public static SiloAddress New(IPEndPoint ep, int gen)
    {
        ArgumentNullException.ThrowIfNull(ep);
        return new SiloAddress(ep, gen);
    }

    /// <summary>Makes an address.</summary>
    public static SiloAddress New(IPAddress address, int port, int generation) => New(new IPEndPoint(address, port), generation);

    /// <summary>Text from which <see cref="FromParsableString"/> makes the same address again.</summary>
    public string ToParsableString() => text;

    /// <summary>Reads what <see cref="ToParsableString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not such an address.</exception>
    public static SiloAddress FromParsableString(string addr)
    {
        ArgumentNullException.ThrowIfNull(addr);
        var at = addr.LastIndexOf('@');
        return at < 0
            ? throw new FormatException($"'{addr}' has no generation: endpoint@generation is expected.")
            : New(IPEndPoint.Parse(addr.AsSpan(0, at)), int.Parse(addr.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public int CompareTo(SiloAddress? other) =>
        other is null ? 1 : string.CompareOrdinal(ToParsableString(), other.ToParsableString());

    /// <inheritdoc />
    public bool Equals(SiloAddress? other) =>
        other is not null && Generation == other.Generation && Endpoint.Equals(other.Endpoint);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SiloAddress);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Endpoint, Generation);

    /// <inheritdoc />
    public override string ToString() => ToParsableString();

    /// <summary>Same endpoint and generation.</summary>
    public static bool operator ==(SiloAddress? left, SiloAddress? right) => Equals(left, right);

    /// <summary>Another endpoint or generation.</summary>
    public static bool operator !=(SiloAddress? left, SiloAddress? right) => !Equals(left, right);

    /// <summary>Order of the parsable text.</summary>
    public static bool operator <(SiloAddress left, SiloAddress right) => Comparer<SiloAddress>.Default.Compare(left, right) < 0;

    /// <summary>Order of the parsable text.</summary>
    public static bool operator >(SiloAddress left, SiloAddress right) => Comparer<SiloAddress>.Default.Compare(left, right) > 0;

    /// <summary>Order of the parsable text.</summary>
    public static bool operator <=(SiloAddress left, SiloAddress right) =>
        Comparer<SiloAddress>.Default.Compare(left, right) <= 0;

    /// <summary>Order of the parsable text.</summary>
    public static bool operator >=(SiloAddress left, SiloAddress right) =>
        Comparer<SiloAddress>.Default.Compare(left, right) >= 0;
}
