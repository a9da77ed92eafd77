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

[GenerateSerializer]
internal sealed record Inner(string Name, [property: Id(7)] int Size = 5)
{
    [Id(8)]
    public string? Note { get; init; }
}

/// <summary>Members whose initial value is not the default of their type.</summary>
[GenerateSerializer]
internal sealed record Initial
{
    [Id(0)]
    public int Status { get; init; } = 422;

    [Id(1)]
    public string? Name { get; init; } = "nobody";

    [Id(2)]
    public int? Count { get; init; } = 3;

    [Id(3)]
    public int? Zero { get; init; } = 0;

    [Id(4)]
    public string[]? Tags { get; init; } = [];
}

[GenerateSerializer]
internal class Parent
{
    [Id(0)]
    public string? OfParent { get; set; }
}

[GenerateSerializer]
internal sealed class Child : Parent
{
    [Id(0)]
    private readonly string hidden = "";

    public Child()
    {
    }

    public Child(string hidden, string known)
    {
        this.hidden = hidden;
        Known = known;
    }

    [Id(1)]
    public string Known { get; } = "";

    public string Computed => $"{hidden} {Known} {OfParent}";
}

[GenerateSerializer]
internal struct Point
{
    [Id(0)]
    public int X;

    [Id(1)]
    public int Y;

    public int NotCrossing;
}

internal sealed record Unmarked(string Name);

[GenerateSerializer]
internal sealed record HoldsUnmarked
{
    [Id(0)]
    public Unmarked? Unmarked { get; init; }
}

[GenerateSerializer]
internal sealed record Box<T>
{
    [Id(0)]
    public T? Value { get; init; }
}
