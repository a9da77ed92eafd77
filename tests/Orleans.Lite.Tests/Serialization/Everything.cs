using System.Collections.Immutable;

namespace Orleans.Lite.Tests.Serialization;

internal enum Colour
{
    None,
    Red,
    Green,
}

[GenerateSerializer]
internal sealed record Everything
{
    [Id(0)]
    public required string Text { get; init; }

    [Id(1)]
    public long Long { get; init; }

    [Id(2)]
    public decimal Decimal { get; init; }

    [Id(3)]
    public DateTimeOffset At { get; init; }

    [Id(4)]
    public Colour Colour { get; init; }

    [Id(5)]
    public UInt128 Huge { get; init; }

    [Id(6)]
    public ReadOnlyMemory<byte> Bytes { get; init; }

    [Id(7)]
    public (int Left, string Right) Pair { get; init; }

    [Id(8)]
    public string[] Words { get; init; } = [];

    [Id(9)]
    public List<Inner>? Inners { get; init; }

    [Id(10)]
    public Dictionary<string, decimal>? Prices { get; init; }

    [Id(11)]
    public int? Maybe { get; init; }

    [Id(12)]
    public double Real { get; init; }

    [Id(13)]
    public TimeSpan Span { get; init; }

    [Id(14)]
    public Guid Guid { get; init; }

    [Id(15)]
    public IReadOnlyList<int>? Numbers { get; init; }

    [Id(16)]
    public ImmutableArray<string> Immutable { get; init; } = [];

    [Id(17)]
    public KeyValuePair<string, int> Entry { get; init; }

    [Id(18)]
    public Colour? MaybeColour { get; init; }

    [Id(19)]
    public byte[]? Blob { get; init; }

    [Id(20)]
    public HashSet<string>? Set { get; init; }

    [Id(21)]
    public DateOnly Day { get; init; }
}
